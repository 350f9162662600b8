import { CreateGroupCommand, type Group, paginateListGroups } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Listing } from '../../../shared/Listing';
import { time } from '../../../shared/times';
import { go, linkTo } from '../../../shared/useRoute';
import { collect, useStream } from '../../../shared/useStream';
import { CreateNamed } from '../CreateNamed';
import { deleteGroup } from '../deletions';
import { useDeletion } from '../useDeletion';

/** The account's groups. */
export function Groups() {
  const { iam } = useSession();
  const list = useStream<Group>((abortSignal, show) => collect(paginateListGroups({ client: iam }, {}, { abortSignal }), (page) => page.Groups, show), []);
  const deletion = useDeletion('group', (name) => deleteGroup(iam, name), list.reload);
  const create = async (GroupName: string) => {
    await iam.send(new CreateGroupCommand({ GroupName }));
    go('group', GroupName);
  };
  return (
    <>
      <Listing
        title="Groups" words="groups" variant="full-page" list={list} idOf={({ GroupName }) => GroupName!} searched={({ GroupName, Arn }) => `${GroupName} ${Arn}`}
        actions={(chosen) => <Button disabled={chosen.length === 0} onClick={() => deletion.ask(chosen.map(({ GroupName }) => GroupName!))}>Delete</Button>}
        buttons={<CreateNamed word="group" create={create} />}
        columns={[
          { id: 'name', header: 'Group', read: ({ GroupName }) => GroupName, href: ({ GroupName }) => linkTo('group', GroupName!), heading: true },
          { id: 'path', header: 'Path', read: ({ Path }) => Path },
          { id: 'arn', header: 'ARN', read: ({ Arn }) => Arn },
          { id: 'created', header: 'Created', read: ({ CreateDate }) => time(CreateDate) },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}
