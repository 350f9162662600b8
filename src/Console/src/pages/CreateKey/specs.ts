import type { KeySpec, KeyUsageType, OriginType } from '@aws-sdk/client-kms';
import { isSymmetric } from '../../shared/keyFacts';

const curves: KeySpec[] = ['ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521'];
const rsa: KeySpec[] = ['RSA_4096', 'RSA_3072', 'RSA_2048'];

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html: which spec serves which usage, the usual one first.
const specs: Partial<Record<KeyUsageType, KeySpec[]>> = {
  SIGN_VERIFY: [...rsa, ...curves, 'ECC_SECG_P256K1', 'ECC_NIST_EDWARDS25519', 'ML_DSA_44', 'ML_DSA_65', 'ML_DSA_87', 'SM2'],
  ENCRYPT_DECRYPT: ['SYMMETRIC_DEFAULT', ...rsa, 'SM2'],
  GENERATE_VERIFY_MAC: ['HMAC_256', 'HMAC_224', 'HMAC_384', 'HMAC_512'],
  KEY_AGREEMENT: [...curves, 'SM2'],
};

/** One secret, or a pair of a private and a public key. */
export type KeyType = 'symmetric' | 'asymmetric';

/** What keys of a type are for, the usual first. */
export const usagesOf = (type: KeyType): KeyUsageType[] =>
  type === 'symmetric' ? ['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC'] : ['SIGN_VERIFY', 'ENCRYPT_DECRYPT', 'KEY_AGREEMENT'];

/** The specs of a type that serve a usage. */
export const specsOf = (type: KeyType, usage: KeyUsageType): KeySpec[] =>
  (specs[usage] ?? []).filter((spec) => isSymmetric(spec) === (type === 'symmetric'));

// What an HSM makes: docs/custom-key-stores.md.
const inHsm = (spec: KeySpec, usage: KeyUsageType) => spec === 'SYMMETRIC_DEFAULT' || (usage === 'SIGN_VERIFY' && [...rsa, ...curves].includes(spec));

/** Where the material of such a key may come from. */
export function originsOf(spec: KeySpec, usage: KeyUsageType): OriginType[] {
  return [
    'AWS_KMS',
    ...(spec.startsWith('ML_DSA') ? [] : ['EXTERNAL' as const]),
    ...(inHsm(spec, usage) ? ['AWS_CLOUDHSM' as const] : []),
    ...(spec === 'SYMMETRIC_DEFAULT' ? ['EXTERNAL_KEY_STORE' as const] : []),
  ];
}

/** Whether the material lives in a custom key store, where no multi-Region key can. */
export const isStored = (origin: OriginType) => origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';

/** What people are told of each usage. */
export const usageWords: Partial<Record<KeyUsageType, string>> = {
  ENCRYPT_DECRYPT: 'Encrypt and decrypt',
  SIGN_VERIFY: 'Sign and verify',
  KEY_AGREEMENT: 'Derive shared secrets',
  GENERATE_VERIFY_MAC: 'Make and verify MACs',
};

/** What people are told of each origin. */
export const originWords: Record<OriginType, [title: string, description: string]> = {
  AWS_KMS: ['This service', 'The key material is made here and never leaves.'],
  EXTERNAL: ['External (import key material)', 'You make the key material and import it next; you keep a copy.'],
  AWS_CLOUDHSM: ['CloudHSM key store', 'The key material is made in an HSM and stays there.'],
  EXTERNAL_KEY_STORE: ['External key store', 'The key lies outside, behind a proxy that computes with it.'],
};
