import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createContext, useContext } from 'react';

/** An access key, or the temporary credentials of a role. They live in this object and nowhere else. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** Somebody who is signed in: who, where, and the clients that sign as them. */
export interface Session {
  credentials: Credentials;
  region: string;
  account: string;
  arn: string;
  kms: KMSClient;
  iam: IAMClient;
  sts: STSClient;
  trail: CloudTrailClient;
  /** Who took the role on; null for whom no role is. */
  before: Session | null;
}

/**
 * Signs in: asks the service who the credentials are.
 * @throws the service's refusal
 */
export async function signIn(credentials: Credentials, region: string, before: Session | null = null): Promise<Session> {
  const options = { credentials, region, endpoint: location.origin, maxAttempts: 2 };
  const sts = new STSClient(options);
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return {
    credentials, region, before, sts,
    account: Account ?? '',
    arn: Arn ?? '',
    kms: new KMSClient(options),
    iam: new IAMClient(options),
    trail: new CloudTrailClient(options),
  };
}

/** What a role asks for. */
export interface RoleWish {
  roleArn: string;
  externalId?: string;
}

/**
 * Takes a role on; the session that did so comes back when the role is left.
 * @throws the service's refusal
 */
export async function assume(session: Session, wish: RoleWish): Promise<Session> {
  const { Credentials: given } = await session.sts.send(
    new AssumeRoleCommand({
      RoleArn: wish.roleArn,
      RoleSessionName: sessionName(session.arn),
      ...(wish.externalId ? { ExternalId: wish.externalId } : {}),
    }),
  );
  const credentials = {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
    expiration: given!.Expiration!,
  };
  return signIn(credentials, session.region, session.before ?? session);
}

/** The name under which the trail knows the session: that of the user, in the letters that STS takes. */
export function sessionName(arn: string): string {
  const name = arn.split('/').at(-1)!.split(':').at(-1)!.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return name.length < 2 ? `${name}-console` : name;
}

const context = createContext<Session | null>(null);

/** Gives the session to the pages. */
export const SessionProvider = context.Provider;

/** The session; pages are shown to nobody else. */
export function useSession(): Session {
  const session = useContext(context);
  if (!session) {
    throw new Error('Nobody is signed in.');
  }
  return session;
}
