import {
  AddUserToGroupCommand, DeleteUserPermissionsBoundaryCommand, GetUserCommand, paginateListGroups, paginateListGroupsForUser, paginateListUserTags,
  PutUserPermissionsBoundaryCommand, RemoveUserFromGroupCommand, TagUserCommand, UntagUserCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useSession } from '../../../session/Session';
import { Copyable } from '../../../shared/Copyable';
import { DetailPage } from '../../../shared/DetailPage';
import { Tags } from '../../../shared/Tags';
import type { Tag } from '../../../shared/IamTagFields';
import { time } from '../../../shared/times';
import { useCall } from '../../../shared/useCall';
import { go, linkTo } from '../../../shared/useRoute';
import { collect } from '../../../shared/useStream';
import { user } from '../../../shared/bearers';
import { Boundary } from '../Boundary';
import { deleteUser } from '../deletions';
import { Memberships } from '../Memberships';
import { Permissions } from '../Permissions';
import { useDeletion } from '../useDeletion';
import { AccessKeys } from './AccessKeys';

/** A user: what it may, its groups and its access keys. */
export function User({ name }: { name: string }) {
  const { iam } = useSession();
  const call = useCall(async (abortSignal) => (await iam.send(new GetUserCommand({ UserName: name }), { abortSignal })).User!, [name]);
  const deletion = useDeletion('user', () => deleteUser(iam, name), () => go('users'));
  return (
    <>
      <DetailPage
        title={name} call={call}
        facts={(data) => [
          { label: 'ARN', value: <Copyable text={data.Arn!} name="ARN" /> },
          { label: 'Created', value: time(data.CreateDate) },
          { label: 'User id', value: data.UserId },
        ]}
        buttons={(data) => [
          <Button key="simulate" href={linkTo('simulator', data.Arn!)}>Simulate</Button>,
          <Button key="delete" onClick={() => deletion.ask([name])}>Delete</Button>,
        ]}
        tabs={(data) => [
          { id: 'permissions', label: 'Permissions', content: <Permissions bearer={user} name={name} /> },
          { id: 'keys', label: 'Access keys', content: <AccessKeys userName={name} /> },
          {
            id: 'groups', label: 'Groups',
            content: (
              <Memberships
                title="Groups" words="groups" page="group"
                load={(abortSignal) => collect(paginateListGroupsForUser({ client: iam }, { UserName: name }, { abortSignal }), (page) => page.Groups?.map(({ GroupName }) => GroupName!))}
                offer={(abortSignal) => collect(paginateListGroups({ client: iam }, {}, { abortSignal }), (page) => page.Groups?.map(({ GroupName }) => GroupName!))}
                add={(GroupName) => iam.send(new AddUserToGroupCommand({ UserName: name, GroupName }))}
                remove={(GroupName) => iam.send(new RemoveUserFromGroupCommand({ UserName: name, GroupName }))}
              />
            ),
          },
          {
            id: 'boundary', label: 'Permissions boundary',
            content: (
              <Boundary
                boundary={data.PermissionsBoundary} onChanged={call.reload}
                put={(PermissionsBoundary) => iam.send(new PutUserPermissionsBoundaryCommand({ UserName: name, PermissionsBoundary }))}
                remove={() => iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: name }))}
              />
            ),
          },
          {
            id: 'tags', label: 'Tags',
            content: (
              <Tags
                load={(abortSignal) => collect(paginateListUserTags({ client: iam }, { UserName: name }, { abortSignal }), (page) => page.Tags as Tag[])}
                tag={(Tags) => iam.send(new TagUserCommand({ UserName: name, Tags }))}
                untag={(TagKeys) => iam.send(new UntagUserCommand({ UserName: name, TagKeys }))}
              />
            ),
          },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}
