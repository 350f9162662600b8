import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand, STSClient, type Credentials as Given } from '@aws-sdk/client-sts';
import { createContext, useContext } from 'react';
import { saysOver, watch } from './expiry';

/** An access key, or the temporary credentials of a role. They live in this object; only temporary ones may be stored, when asked to. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

/** Credentials that end by themselves. */
export type TemporaryCredentials = Required<Credentials>;

/** Somebody who is signed in: who, where, and the clients that sign as them. */
export interface Session {
  /** Stays the same when the credentials are renewed; what the pages hold belongs to it. */
  id: string;
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
  /** The role that was taken on, to do so again. */
  role: RoleWish | null;
}

/**
 * Signs in: asks the service who the credentials are.
 * @throws the service's refusal
 */
export async function signIn(credentials: Credentials, region: string, before: Session | null = null, role: RoleWish | null = null): Promise<Session> {
  const options = { credentials, region, endpoint: location.origin, maxAttempts: 2 };
  const sts = new STSClient(options);
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
  const clients = { kms: new KMSClient(options), iam: new IAMClient(options), trail: new CloudTrailClient(options) };
  const areTaken = () => sts.send(new GetCallerIdentityCommand({})).then(() => true, (refusal: unknown) => !saysOver(refusal));
  watch(clients.kms, areTaken);
  watch(clients.iam, areTaken);
  watch(clients.trail, areTaken);
  return { id: crypto.getRandomValues(new Uint32Array(4)).join('-'), credentials, region, before, role, account: Account ?? '', arn: Arn ?? '', sts, ...clients };
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
  return signIn(temporary(given!), session.region, session.before ?? session, wish);
}

/**
 * Temporary credentials of a session, to be stored: its own, or those that GetSessionToken gives for its access key.
 * @throws the service's refusal
 */
export async function shortened({ credentials, sts }: Session): Promise<TemporaryCredentials> {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  if (sessionToken) {
    // Temporary credentials that were typed do not tell their end; the service will.
    return { accessKeyId, secretAccessKey, sessionToken, expiration: expiration ?? new Date(Date.now() + 12 * 3_600_000) };
  }
  const { Credentials: given } = await sts.send(new GetSessionTokenCommand({}));
  return temporary(given!);
}

const temporary = (given: Given): TemporaryCredentials => ({
  accessKeyId: given.AccessKeyId!,
  secretAccessKey: given.SecretAccessKey!,
  sessionToken: given.SessionToken!,
  expiration: given.Expiration!,
});

/** The name under which the trail knows the session: that of the user, in the letters that STS takes. */
export function sessionName(arn: string): string {
  const name = arn.split('/').at(-1)!.split(':').at(-1)!.replace(/[^\w+=,.@-]/g, '-').slice(0, 64);
  return name.length < 2 ? `${name}-console` : name;
}

/** Whether two ARNs are the same somebody: sessions of one role are, whatever their names. */
export function isSamePrincipal(one: string, other: string): boolean {
  const principal = (arn: string) => arn.replace(/(:assumed-role\/.+)\/[^/]+$/, '$1');
  return principal(one) === principal(other);
}

/** The session; null while nobody is signed in. */
export const sessionContext = createContext<Session | null>(null);

/** Gives the session to the pages. */
export const SessionProvider = sessionContext.Provider;

/** The session; pages are shown to nobody else. */
export function useSession(): Session {
  const session = useContext(sessionContext);
  if (!session) {
    throw new Error('Nobody is signed in.');
  }
  return session;
}
