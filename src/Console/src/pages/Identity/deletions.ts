import {
  DeleteAccessKeyCommand, DeleteGroupCommand, DeletePolicyCommand, DeletePolicyVersionCommand, DeleteRoleCommand, DeleteUserCommand, type IAMClient,
  paginateGetGroup, paginateListAccessKeys, paginateListEntitiesForPolicy, paginateListGroupsForUser, paginateListInstanceProfilesForRole,
  paginateListPolicyVersions, RemoveRoleFromInstanceProfileCommand, RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import { collect } from '../../shared/useStream';
import { type Bearer, group, role, user } from '../../shared/bearers';

// IAM deletes nothing that has something left: what hangs on it goes first, as in AWS's console.

async function strip(iam: IAMClient, bearer: Bearer, name: string): Promise<void> {
  for (const { PolicyArn } of await bearer.attached(iam, name)) {
    await bearer.detach(iam, name, PolicyArn!);
  }
  for (const policy of await bearer.inlines(iam, name)) {
    await bearer.drop(iam, name, policy);
  }
}

/** Deletes a role, with its inline policies. */
export async function deleteRole(client: IAMClient, RoleName: string): Promise<void> {
  await strip(client, role, RoleName);
  for (const { InstanceProfileName } of await collect(paginateListInstanceProfilesForRole({ client }, { RoleName }), (page) => page.InstanceProfiles)) {
    await client.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName, RoleName }));
  }
  await client.send(new DeleteRoleCommand({ RoleName }));
}

/** Deletes a user, with its access keys and inline policies. */
export async function deleteUser(client: IAMClient, UserName: string): Promise<void> {
  await strip(client, user, UserName);
  for (const { AccessKeyId } of await collect(paginateListAccessKeys({ client }, { UserName }), (page) => page.AccessKeyMetadata)) {
    await client.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  }
  for (const { GroupName } of await collect(paginateListGroupsForUser({ client }, { UserName }), (page) => page.Groups)) {
    await client.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
  }
  await client.send(new DeleteUserCommand({ UserName }));
}

/** Deletes a group, with its inline policies. */
export async function deleteGroup(client: IAMClient, GroupName: string): Promise<void> {
  await strip(client, group, GroupName);
  for (const { UserName } of await collect(paginateGetGroup({ client }, { GroupName }), (page) => page.Users)) {
    await client.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
  }
  await client.send(new DeleteGroupCommand({ GroupName }));
}

/** Deletes a managed policy, with all its versions. */
export async function deletePolicy(client: IAMClient, PolicyArn: string): Promise<void> {
  const bearers = await collect(paginateListEntitiesForPolicy({ client }, { PolicyArn, PolicyUsageFilter: 'PermissionsPolicy' }), (page) => [
    ...(page.PolicyRoles ?? []).map(({ RoleName }) => [role, RoleName!] as const),
    ...(page.PolicyUsers ?? []).map(({ UserName }) => [user, UserName!] as const),
    ...(page.PolicyGroups ?? []).map(({ GroupName }) => [group, GroupName!] as const),
  ]);
  for (const [bearer, name] of bearers) {
    await bearer.detach(client, name, PolicyArn);
  }
  for (const { VersionId, IsDefaultVersion } of await collect(paginateListPolicyVersions({ client }, { PolicyArn }), (page) => page.Versions)) {
    if (!IsDefaultVersion) {
      await client.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    }
  }
  await client.send(new DeletePolicyCommand({ PolicyArn }));
}
