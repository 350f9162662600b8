import { expect, test } from 'vitest';
import { originsOf, specsOf, usagesOf } from './specs';

test('Each type offers the usages and specs that belong together', () => {
  expect(usagesOf('symmetric').map((usage) => specsOf('symmetric', usage)[0])).toEqual(['SYMMETRIC_DEFAULT', 'HMAC_256']);
  expect(usagesOf('asymmetric').map((usage) => specsOf('asymmetric', usage)[0])).toEqual(['RSA_4096', 'RSA_4096', 'ECC_NIST_P256']);
  expect(specsOf('asymmetric', 'ENCRYPT_DECRYPT')).not.toContain('SYMMETRIC_DEFAULT');
});

test('Material comes from where the service takes it', () => {
  expect(originsOf('SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT')).toEqual(['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE']);
  expect(originsOf('RSA_4096', 'SIGN_VERIFY')).toEqual(['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM']);
  expect(originsOf('RSA_4096', 'ENCRYPT_DECRYPT')).toEqual(['AWS_KMS', 'EXTERNAL']);
  expect(originsOf('ML_DSA_65', 'SIGN_VERIFY')).toEqual(['AWS_KMS']);
});
