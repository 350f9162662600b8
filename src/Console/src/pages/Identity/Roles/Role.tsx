import {
  DeleteRolePermissionsBoundaryCommand, GetRoleCommand, paginateListRoleTags, PutRolePermissionsBoundaryCommand, TagRoleCommand, UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
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
import { role } from '../../../shared/bearers';
import { Boundary } from '../Boundary';
import { deleteRole } from '../deletions';
import { Permissions } from '../Permissions';
import { useDeletion } from '../useDeletion';
import { EditRole } from './EditRole';
import { TrustPolicy } from './TrustPolicy';

/** A role: what it may, who may take it on. */
export function Role({ name }: { name: string }) {
  const { iam } = useSession();
  const call = useCall(async (abortSignal) => (await iam.send(new GetRoleCommand({ RoleName: name }), { abortSignal })).Role!, [name]);
  const deletion = useDeletion('role', () => deleteRole(iam, name), () => go('roles'));
  return (
    <>
      <DetailPage
        title={name} call={call}
        facts={(data) => [
          { label: 'ARN', value: <Copyable text={data.Arn!} name="ARN" /> },
          { label: 'Created', value: time(data.CreateDate) },
          { label: 'Last used', value: time(data.RoleLastUsed?.LastUsedDate) },
          { label: 'Description', value: data.Description || '–' },
          { label: 'Maximum session duration', value: `${data.MaxSessionDuration! / 60} minutes` },
          { label: 'Role id', value: data.RoleId },
        ]}
        buttons={(data) => [
          <Button key="simulate" href={linkTo('simulator', data.Arn!)}>Simulate</Button>,
          <EditRole key="edit" role={data} onSaved={call.reload} />,
          <Button key="delete" onClick={() => deletion.ask([name])}>Delete</Button>,
        ]}
        tabs={(data) => [
          { id: 'permissions', label: 'Permissions', content: <Permissions bearer={role} name={name} /> },
          {
            id: 'trust', label: 'Trust relationships',
            content: (
              <TrustPolicy
                document={data.AssumeRolePolicyDocument!} onSaved={call.reload}
                save={(PolicyDocument) => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: name, PolicyDocument }))}
              />
            ),
          },
          {
            id: 'boundary', label: 'Permissions boundary',
            content: (
              <Boundary
                boundary={data.PermissionsBoundary} onChanged={call.reload}
                put={(PermissionsBoundary) => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: name, PermissionsBoundary }))}
                remove={() => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: name }))}
              />
            ),
          },
          {
            id: 'tags', label: 'Tags',
            content: (
              <Tags
                load={(abortSignal) => collect(paginateListRoleTags({ client: iam }, { RoleName: name }, { abortSignal }), (page) => page.Tags as Tag[])}
                tag={(Tags) => iam.send(new TagRoleCommand({ RoleName: name, Tags }))}
                untag={(TagKeys) => iam.send(new UntagRoleCommand({ RoleName: name, TagKeys }))}
              />
            ),
          },
        ]}
      />
      {deletion.dialogue}
    </>
  );
}
