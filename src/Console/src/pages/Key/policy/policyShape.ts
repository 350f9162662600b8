import { administratorActions, deletion, grantActions, type KeyKind, optionalActions, userActions } from './keyKind';
import { many, type PolicyDocument, type Statement } from './policyChecks';

/** Who may do what with a key, when its policy has the shape of those that the console makes. */
export interface PolicyParts {
  /** ARNs of users and roles. */
  administrators: string[];
  administratorsMayDelete: boolean;
  /** ARNs of users and roles. */
  users: string[];
  /** Other accounts, each 12 digits. */
  accounts: string[];
}

/** A policy in which the account alone decides. */
export const noParts: PolicyParts = { administrators: [], administratorsMayDelete: true, users: [], accounts: [] };

const sids = {
  account: 'Enable IAM User Permissions',
  administrators: 'Allow access for Key Administrators',
  users: 'Allow use of the key',
  grants: 'Allow attachment of persistent resources',
};

const rootOf = (account: string) => `arn:aws:iam::${account}:root`;
const oneOrMany = (values: string[]) => (values.length === 1 ? values[0]! : values);
const allow = (Sid: string, principals: string[], Action: string[] | string): Statement => ({
  Sid, Effect: 'Allow', Principal: { AWS: oneOrMany(principals) }, Action, Resource: '*',
});

/** The policy of these parts, as AWS's console makes it. */
export function buildPolicy(parts: PolicyParts, kind: KeyKind, account: string, id = 'key-consolepolicy-3'): PolicyDocument {
  const users = [...parts.users, ...parts.accounts.map(rootOf)];
  return {
    Version: '2012-10-17',
    Id: id,
    Statement: [
      allow(sids.account, [rootOf(account)], 'kms:*'),
      ...(parts.administrators.length > 0 ? [allow(sids.administrators, parts.administrators, administratorActions(kind, parts.administratorsMayDelete))] : []),
      ...(users.length > 0
        ? [
            allow(sids.users, users, userActions(kind)),
            { ...allow(sids.grants, users, grantActions), Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } },
          ]
        : []),
    ],
  };
}

/** The parts of a policy; null when it says anything that they cannot. */
export function readParts(policy: PolicyDocument, kind: KeyKind, account: string): PolicyParts | null {
  const statement = (sid: string) => many(policy.Statement).find(({ Sid }) => Sid === sid);
  const principals = (sid: string) => {
    const principal = statement(sid)?.Principal;
    return typeof principal === 'object' ? many(principal['AWS']) : [];
  };
  const accountOf = (principal: string) => /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
  const users = principals(sids.users);
  const parts = {
    administrators: principals(sids.administrators),
    administratorsMayDelete: !statement(sids.administrators) || deletion.every((action) => many(statement(sids.administrators)?.Action).includes(action)),
    users: users.filter((principal) => !accountOf(principal)),
    accounts: users.map(accountOf).filter((id) => id !== undefined),
  };
  return asText(buildPolicy(parts, kind, account)) === asText(policy) ? parts : null;
}

// What two policies must have in common to be the same to the default view: neither the order of names nor the document's id counts.
function asText(policy: PolicyDocument): string {
  const statements = many(policy.Statement).map(({ Sid, Effect, Principal, Action, Resource, Condition, ...rest }) => {
    const actions = many(Action).filter((action) => !optionalActions.includes(action) || deletion.includes(action)).sort();
    const principals = typeof Principal === 'object' ? { ...Principal, AWS: many(Principal['AWS']).map(asAccount).sort() } : Principal;
    return JSON.stringify([Sid, Effect, principals, actions, many(Resource), Condition ?? null, rest]);
  });
  return JSON.stringify([policy.Version, statements.sort()]);
}

const asAccount = (principal: string) => (/^\d{12}$/.test(principal) ? rootOf(principal) : principal);
