import { GetRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetKeyPolicyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { decodeDocument } from '../../shared/json';
import type { Span } from '../../shared/spans';

/** What a statement said to a request (STS, DecodeAuthorizationMessage; beyond AWS: every statement that was asked). */
export interface Said extends Span {
  source: string;
  /** What its policy is called; the resource's own has no name. */
  policy?: string;
  number: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  applies: boolean;
  failed?: 'Action' | 'Resource' | 'Principal' | 'Condition';
  condition?: { operator: string; key: string; wanted: string[]; found?: string[] };
}

/** Why a call was denied. */
export interface Denial {
  explicitDeny: boolean;
  reason?: string;
  missing?: { place: string; statement: unknown }[];
  statements?: { items: Said[] };
  truncated?: boolean;
  context: { principal: { arn: string }; action: string; resource: string };
}

/** Where a statement would have to stand. */
export const places: Record<string, string> = {
  Identity: 'A policy of the caller would have to say', Boundary: 'The caller’s permissions boundary would have to say',
  Session: 'The policy that the session was given would have to say', Key: 'The key policy would have to say', Trust: 'The role’s trust policy would have to say',
};

/**
 * What a statement said, in words.
 * @param lacksIdentity whether a policy of the caller lacks: what the resource's own policy allows is then for the account to give
 */
export function verdict({ source, applies, effect, failed, condition }: Said, lacksIdentity = false): string {
  if (applies) {
    return effect === 'Deny' ? 'Denies this' : source === 'Resource' && lacksIdentity ? 'Leaves this to the policies of the account' : 'Allows this';
  }
  if (failed === 'Condition' && condition) {
    return `Its condition does not hold: ${condition.operator} on ${condition.key} wants ${condition.wanted.join(' or ')}, but ${condition.found ? `found ${condition.found.join(', ')}` : 'it was absent'}`;
  }
  return failed === 'Principal' ? 'Is about another principal' : failed === 'Resource' ? 'Is about another resource' : 'Is about other actions';
}

/** What its policy is called, for people. */
export const titleOf = ({ source, policy }: Said) =>
  policy?.split('/').at(-1) ?? { Resource: 'The resource’s own policy', Session: 'The session’s policy', Boundary: 'Permissions boundary' }[source] ?? source;

/**
 * The policy of a key or a role; undefined for what has none.
 * @throws the service's refusal
 */
export async function resourcePolicy(kms: KMSClient, iam: IAMClient, resource: string): Promise<string | undefined> {
  if (/^arn:[^:]+:kms:.*:key\//.test(resource)) {
    return (await kms.send(new GetKeyPolicyCommand({ KeyId: resource, PolicyName: 'default' }))).Policy;
  }
  const [, name] = /:role\/(?:.*\/)?([^/]+)$/.exec(resource) ?? [];
  return name ? decodeDocument((await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.AssumeRolePolicyDocument) : undefined;
}
