import { CreateRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { role } from '../../../shared/bearers';
import { type RoleDraft, trustOf } from './draft';

/**
 * Makes the role, step by step; steps that were done are told, so that an attempt after a refusal goes on and begins nothing again.
 * @throws the service's refusal
 */
export async function makeRole(iam: IAMClient, account: string, draft: RoleDraft, done: Set<string>): Promise<void> {
  const { name, description, policies, tags } = draft;
  const once = async (step: string, work: () => Promise<unknown>) => {
    if (!done.has(step)) {
      await work();
      done.add(step);
    }
  };
  await once(`role ${name}`, () => iam.send(new CreateRoleCommand({
    RoleName: name, AssumeRolePolicyDocument: trustOf(draft, account), Tags: tags,
    ...(description ? { Description: description } : {}), ...(draft.boundary[0] ? { PermissionsBoundary: draft.boundary[0].Arn } : {}),
  })));
  for (const { Arn } of policies) {
    await once(`policy ${name} ${Arn}`, () => role.attach(iam, name, Arn!));
  }
  if (draft.hasInline) {
    await once(`inline ${name}`, () => role.put(iam, name, draft.inlineName.trim(), draft.inline));
  }
}
