import { CreateUserCommand, paginateListUsers, type User } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Listing } from '../../../shared/Listing';
import { time } from '../../../shared/times';
import { go, linkTo } from '../../../shared/useRoute';
import { collect, useStream } from '../../../shared/useStream';
import { CreateNamed } from '../CreateNamed';
import { deleteUser } from '../deletions';
import { useDeletion } from '../useDeletion';

/** The account's users. */
export function Users() {
  const { iam } = useSession();
  const list = useStream<User>((abortSignal, show) => collect(paginateListUsers({ client: iam }, {}, { abortSignal }), (page) => page.Users, show), []);
  const deletion = useDeletion('user', (name) => deleteUser(iam, name), list.reload);
  const create = async (UserName: string) => {
    await iam.send(new CreateUserCommand({ UserName }));
    go('user', UserName);
  };
  return (
    <>
      <Listing
        title="Users" words="users" variant="full-page" list={list} idOf={({ UserName }) => UserName!} searched={({ UserName, Arn }) => `${UserName} ${Arn}`}
        actions={(chosen) => <Button disabled={chosen.length === 0} onClick={() => deletion.ask(chosen.map(({ UserName }) => UserName!))}>Delete</Button>}
        buttons={<CreateNamed word="user" create={create} />}
        columns={[
          { id: 'name', header: 'User', read: ({ UserName }) => UserName, href: ({ UserName }) => linkTo('user', UserName!), heading: true },
          { id: 'path', header: 'Path', read: ({ Path }) => Path },
          { id: 'arn', header: 'ARN', read: ({ Arn }) => Arn },
          { id: 'created', header: 'Created', read: ({ CreateDate }) => time(CreateDate) },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}
