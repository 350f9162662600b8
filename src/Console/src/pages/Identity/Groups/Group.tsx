import { AddUserToGroupCommand, GetGroupCommand, paginateGetGroup, paginateListUsers, RemoveUserFromGroupCommand } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Copyable } from '../../../shared/Copyable';
import { DetailPage } from '../../../shared/DetailPage';
import { time } from '../../../shared/times';
import { useCall } from '../../../shared/useCall';
import { go, linkTo } from '../../../shared/useRoute';
import { collect } from '../../../shared/useStream';
import { group } from '../../../shared/bearers';
import { deleteGroup } from '../deletions';
import { Memberships } from '../Memberships';
import { Permissions } from '../Permissions';
import { useDeletion } from '../useDeletion';

/** A group: what its members may, and who they are. */
export function Group({ name }: { name: string }) {
  const { iam } = useSession();
  const call = useCall(async (abortSignal) => (await iam.send(new GetGroupCommand({ GroupName: name, MaxItems: 1 }), { abortSignal })).Group!, [name]);
  const deletion = useDeletion('group', () => deleteGroup(iam, name), () => go('groups'));
  return (
    <>
      <DetailPage
        title={name} call={call}
        facts={(data) => [
          { label: 'ARN', value: <Copyable text={data.Arn!} name="ARN" /> },
          { label: 'Created', value: time(data.CreateDate) },
          { label: 'Group id', value: data.GroupId },
        ]}
        buttons={(data) => [
          <Button key="simulate" href={linkTo('simulator', data.Arn!)}>Simulate</Button>,
          <Button key="delete" onClick={() => deletion.ask([name])}>Delete</Button>,
        ]}
        tabs={() => [
          {
            id: 'users', label: 'Users',
            content: (
              <Memberships
                title="Users" words="users" page="user"
                load={(abortSignal) => collect(paginateGetGroup({ client: iam }, { GroupName: name }, { abortSignal }), (page) => page.Users?.map(({ UserName }) => UserName!))}
                offer={(abortSignal) => collect(paginateListUsers({ client: iam }, {}, { abortSignal }), (page) => page.Users?.map(({ UserName }) => UserName!))}
                add={(UserName) => iam.send(new AddUserToGroupCommand({ GroupName: name, UserName }))}
                remove={(UserName) => iam.send(new RemoveUserFromGroupCommand({ GroupName: name, UserName }))}
              />
            ),
          },
          { id: 'permissions', label: 'Permissions', content: <Permissions bearer={group} name={name} /> },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}
