import { paginateListRoles, type Role } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Listing } from '../../../shared/Listing';
import { time } from '../../../shared/times';
import { linkTo } from '../../../shared/useRoute';
import { collect, useStream } from '../../../shared/useStream';
import { deleteRole } from '../deletions';
import { useDeletion } from '../useDeletion';

/** The account's roles. */
export function Roles() {
  const { iam } = useSession();
  const list = useStream<Role>((abortSignal, show) => collect(paginateListRoles({ client: iam }, {}, { abortSignal }), (page) => page.Roles, show), []);
  const deletion = useDeletion('role', (name) => deleteRole(iam, name), list.reload);
  return (
    <>
      <Listing
        title="Roles" words="roles" variant="full-page" list={list} idOf={({ RoleName }) => RoleName!}
        searched={({ RoleName, Description, Arn }) => `${RoleName} ${Description ?? ''} ${Arn}`}
        actions={(chosen) => <Button disabled={chosen.length === 0} onClick={() => deletion.ask(chosen.map(({ RoleName }) => RoleName!))}>Delete</Button>}
        buttons={<Button variant="primary" href={linkTo('create-role')}>Create role</Button>}
        columns={[
          { id: 'name', header: 'Role', read: ({ RoleName }) => RoleName, href: ({ RoleName }) => linkTo('role', RoleName!), heading: true },
          { id: 'path', header: 'Path', read: ({ Path }) => Path },
          { id: 'description', header: 'Description', read: ({ Description }) => Description },
          { id: 'created', header: 'Created', read: ({ CreateDate }) => time(CreateDate) },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}
