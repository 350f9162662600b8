import { paginateListRoles, paginateListUsers } from '@aws-sdk/client-iam';
import { useSession } from '../session/Session';
import { type CallState, useCall } from './useCall';

/** A user or a role of the account. */
export interface Principal {
  arn: string;
  name: string;
  kind: 'User' | 'Role';
}

// Whom an account with more has, one types by ARN.
const most = 2000;

/** The users and roles of the account, in the order of their names. */
export function usePrincipals(): CallState<Principal[]> {
  const { iam } = useSession();
  return useCall(async (signal) => {
    const found: Principal[] = [];
    for await (const page of paginateListUsers({ client: iam, pageSize: 1000 }, {}, { abortSignal: signal })) {
      found.push(...(page.Users ?? []).map(({ Arn, UserName }) => ({ arn: Arn!, name: UserName!, kind: 'User' as const })));
      if (found.length >= most) {
        break;
      }
    }
    for await (const page of paginateListRoles({ client: iam, pageSize: 1000 }, {}, { abortSignal: signal })) {
      found.push(...(page.Roles ?? []).map(({ Arn, RoleName }) => ({ arn: Arn!, name: RoleName!, kind: 'Role' as const })));
      if (found.length >= most * 2) {
        break;
      }
    }
    return found.sort((a, b) => a.name.localeCompare(b.name));
  }, []);
}
