import type { KeyUsageType } from '@aws-sdk/client-kms';

/** A statement ready to be appended, for a role that is to be named. */
export interface Stanza {
  id: string;
  title: string;
  sid: string;
  role: string;
  actions: string[];
  /** The usages of the keys that it makes sense for; of all, when left out. */
  usages?: KeyUsageType[];
}

/** The two stanzas of the walkthrough, and their like for other keys. */
export const stanzas: readonly Stanza[] = [
  { id: 'sign', title: 'SignerRole may sign', role: 'SignerRole', sid: 'Signers sign', actions: ['kms:Sign'], usages: ['SIGN_VERIFY'] },
  {
    id: 'verify', title: 'OfflineVerifierRole may download the public key', role: 'OfflineVerifierRole',
    sid: 'Verifiers download the public key', actions: ['kms:GetPublicKey'], usages: ['SIGN_VERIFY', 'ENCRYPT_DECRYPT', 'KEY_AGREEMENT'],
  },
  {
    id: 'encrypt', title: 'EncryptRole may encrypt', role: 'EncryptRole', sid: 'Senders encrypt',
    actions: ['kms:Encrypt', 'kms:GenerateDataKey*'], usages: ['ENCRYPT_DECRYPT'],
  },
  { id: 'decrypt', title: 'DecryptRole may decrypt', role: 'DecryptRole', sid: 'Receivers decrypt', actions: ['kms:Decrypt'], usages: ['ENCRYPT_DECRYPT'] },
  {
    id: 'mac', title: 'MacRole may make and verify MACs', role: 'MacRole', sid: 'Holders make and verify MACs',
    actions: ['kms:GenerateMac', 'kms:VerifyMac'], usages: ['GENERATE_VERIFY_MAC'],
  },
  {
    id: 'agree', title: 'AgreementRole may derive shared secrets', role: 'AgreementRole', sid: 'Partners derive secrets',
    actions: ['kms:DeriveSharedSecret', 'kms:GetPublicKey'], usages: ['KEY_AGREEMENT'],
  },
  {
    id: 'audit', title: 'AuditorRole may read all about the key', role: 'AuditorRole', sid: 'Auditors read',
    actions: ['kms:DescribeKey', 'kms:Get*', 'kms:List*'],
  },
];

/**
 * The policy with a stanza at its end.
 * @throws SyntaxError when the text is no JSON
 */
export function append(policy: string, stanza: Stanza, account: string): string {
  const document = JSON.parse(policy) as { Statement?: unknown };
  const statement = {
    Sid: stanza.sid,
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:role/${stanza.role}` },
    Action: stanza.actions.length === 1 ? stanza.actions[0] : stanza.actions,
    Resource: '*',
  };
  return pretty({ ...document, Statement: [...[document.Statement ?? []].flat(), statement] });
}

/** JSON as people read it. */
export const pretty = (document: unknown) => JSON.stringify(document, null, 2);
