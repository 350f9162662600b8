import type { KeySpec, KeyUsageType } from '@aws-sdk/client-kms';

const curves: KeySpec[] = ['ECC_NIST_P256', 'ECC_NIST_P384', 'ECC_NIST_P521'];
const rsa: KeySpec[] = ['RSA_4096', 'RSA_3072', 'RSA_2048'];

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html: which spec serves which usage.
const specs: Partial<Record<KeyUsageType, KeySpec[]>> = {
  SIGN_VERIFY: [...rsa, ...curves, 'ECC_SECG_P256K1', 'ECC_NIST_EDWARDS25519', 'ML_DSA_44', 'ML_DSA_65', 'ML_DSA_87', 'SM2'],
  ENCRYPT_DECRYPT: ['SYMMETRIC_DEFAULT', ...rsa, 'SM2'],
  GENERATE_VERIFY_MAC: ['HMAC_256', 'HMAC_224', 'HMAC_384', 'HMAC_512'],
  KEY_AGREEMENT: [...curves, 'SM2'],
};

/** What keys are for. */
export const usages = Object.keys(specs) as KeyUsageType[];

/** The specs that serve a usage, the usual one first. */
export const specsOf = (usage: KeyUsageType): KeySpec[] => specs[usage] ?? [];
