import { kmsActions, matchesAction } from '../../../shared/kmsActions';

type OneOrMany = string | string[];

/** A statement of a policy, as far as the console looks into it. */
export interface Statement {
  Sid?: string;
  Effect?: string;
  Principal?: string | Record<string, OneOrMany>;
  Action?: OneOrMany;
  NotAction?: OneOrMany;
  Resource?: OneOrMany;
  Condition?: Record<string, Record<string, OneOrMany>>;
}

/** A policy document. */
export interface PolicyDocument {
  Version?: string;
  Id?: string;
  Statement?: Statement | Statement[];
}

/** One or many as many. */
export const many = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : [value].flat() as T[]);

/** The actions that no KMS action matches: misspelt, or of another service. */
export function unknownActions(policy: PolicyDocument): string[] {
  const named = many(policy.Statement).flatMap(({ Action, NotAction }) => [...many(Action), ...many(NotAction)]);
  return [...new Set(named)].filter((pattern) => !kmsActions.some((action) => matchesAction(pattern, action)));
}

/**
 * Whether nobody of the account, nor the caller, could change the policy any more: the console's guess at the check that the service makes.
 * A statement with a condition is not counted, since nobody knows when it holds.
 */
export function locksOut(policy: PolicyDocument, account: string, caller: string): boolean {
  const statements = many(policy.Statement).filter(({ Condition }) => !Condition);
  const says = (effect: string) =>
    statements.some((statement) => statement.Effect === effect && isAbout(statement) && concerns(statement, account, caller, effect === 'Deny'));
  return says('Deny') || !says('Allow');
}

const putKeyPolicy = 'kms:PutKeyPolicy';

const isAbout = ({ Action, NotAction }: Statement) =>
  NotAction === undefined
    ? many(Action).some((pattern) => matchesAction(pattern, putKeyPolicy))
    : !many(NotAction).some((pattern) => matchesAction(pattern, putKeyPolicy));

function concerns({ Principal }: Statement, account: string, caller: string, denies: boolean): boolean {
  const principals = typeof Principal === 'string' ? [Principal] : many(Principal?.['AWS']);
  const role = caller.replace(/^arn:aws:sts::(\d+):assumed-role\/([^/]+)\/.*$/, 'arn:aws:iam::$1:role/$2');
  // The account stands for whoever its IAM policies allow; a Deny for the account is one for all of them.
  return principals.some((principal) => ['*', account, `arn:aws:iam::${account}:root`, caller, role].includes(principal) || (!denies && endsAs(principal, caller)));
}

// A role with a path keeps it in its ARN, but not in those of its sessions.
const endsAs = (principal: string, caller: string) => {
  const session = /^arn:aws:sts::(\d+):assumed-role\/([^/]+)\//.exec(caller);
  return session !== null && principal.startsWith(`arn:aws:iam::${session[1]}:role/`) && principal.endsWith(`/${session[2]}`);
};
