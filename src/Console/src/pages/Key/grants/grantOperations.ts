import type { GrantOperation, KeyMetadata } from '@aws-sdk/client-kms';
import { isSymmetric } from '../../../shared/keyFacts';

const always: GrantOperation[] = ['DescribeKey', 'CreateGrant', 'RetireGrant'];
const encryption: GrantOperation[] = ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo'];
const dataKeys: GrantOperation[] = [
  'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'GenerateDataKeyPair', 'GenerateDataKeyPairWithoutPlaintext',
];
const byUsage: Partial<Record<string, GrantOperation[]>> = {
  SIGN_VERIFY: ['Sign', 'Verify', 'GetPublicKey'],
  GENERATE_VERIFY_MAC: ['GenerateMac', 'VerifyMac'],
  KEY_AGREEMENT: ['DeriveSharedSecret', 'GetPublicKey'],
};

/** The operations that a grant on a key may name (AWS KMS developer guide, Grant operations). */
export function grantOperations({ KeySpec, KeyUsage }: Pick<KeyMetadata, 'KeySpec' | 'KeyUsage'>): GrantOperation[] {
  const own = byUsage[KeyUsage ?? ''] ?? (isSymmetric(KeySpec) ? [...encryption, ...dataKeys] : [...encryption, 'GetPublicKey' as const]);
  return [...own, ...always];
}

/** Whether grants on a key may ask for an encryption context: asymmetric keys and HMAC keys know none. */
export const takesConstraints = ({ KeySpec }: Pick<KeyMetadata, 'KeySpec'>) => KeySpec === 'SYMMETRIC_DEFAULT';
