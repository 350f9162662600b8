import {
  type AttachedPolicy, GetPolicyCommand, GetPolicyVersionCommand, GetRoleCommand, GetUserCommand, type IAMClient, paginateListGroupsForUser,
} from '@aws-sdk/client-iam';
import { type Bearer, group, role, user } from './bearers';
import { allInTurns } from './inTurns';
import { decodeDocument } from './json';
import { collect } from './useStream';

/** What is asked for policies: a user, a group or a role. */
export interface Principal {
  kind: 'user' | 'group' | 'role';
  name: string;
}

const bearers: Record<Principal['kind'], Bearer> = { user, group, role };

/** The principal whose policies an ARN stands for: a session is its role. Undefined for others, such as the root user. */
export function principalOf(arn: string): Principal | undefined {
  const [, kind, name] = /:(user|group|role)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  const [, session] = /:assumed-role\/([^/]+)\/[^/]+$/.exec(arn) ?? [];
  return session ? { kind: 'role', name: session } : name ? { kind: kind as Principal['kind'], name } : undefined;
}

/**
 * The documents of a principal's policies, of a user's groups and of the boundary, by what IAM calls them when it explains a decision:
 * role_NAME_POLICY for inline ones; a managed one by its ARN, and by its name alone.
 * @throws the service's refusal
 */
export async function policyTexts(iam: IAMClient, { kind, name }: Principal): Promise<Map<string, string>> {
  const own = await textsOf(iam, { kind, name });
  const groups = kind === 'user' ? await collect(paginateListGroupsForUser({ client: iam }, { UserName: name }), (page) => page.Groups) : [];
  const theirs = await allInTurns(groups, ({ GroupName }) => textsOf(iam, { kind: 'group', name: GroupName! }));
  const boundary = await boundaryOf(iam, { kind, name });
  const limit = boundary ? await managed(iam, [{ PolicyArn: boundary }]) : [];
  return new Map([own, ...theirs, limit].flat());
}

async function textsOf(iam: IAMClient, { kind, name }: Principal): Promise<[string, string][]> {
  const bearer = bearers[kind];
  const [attached, inlines] = await Promise.all([bearer.attached(iam, name), bearer.inlines(iam, name)]);
  const texts = await allInTurns(inlines, async (policy): Promise<[string, string]> => [`${kind}_${name}_${policy}`, await bearer.inline(iam, name, policy)]);
  return [...texts, ...(await managed(iam, attached))];
}

async function managed(iam: IAMClient, policies: AttachedPolicy[]): Promise<[string, string][]> {
  const texts = await allInTurns(policies, async ({ PolicyArn }): Promise<[string, string][]> => {
    const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }));
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy!.DefaultVersionId }));
    const text = decodeDocument(PolicyVersion!.Document);
    return [[PolicyArn!, text], [PolicyArn!.split('/').at(-1)!, text]];
  });
  return texts.flat();
}

async function boundaryOf(iam: IAMClient, { kind, name }: Principal): Promise<string | undefined> {
  if (kind === 'user') {
    return (await iam.send(new GetUserCommand({ UserName: name }))).User?.PermissionsBoundary?.PermissionsBoundaryArn;
  }
  return kind === 'role' ? (await iam.send(new GetRoleCommand({ RoleName: name }))).Role?.PermissionsBoundary?.PermissionsBoundaryArn : undefined;
}
