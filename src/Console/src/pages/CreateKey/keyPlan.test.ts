import { expect, test } from 'vitest';
import { change, firstPlan, policyOf, requestOf } from './keyPlan';

const account = '111122223333';

test('What does not go with a change is chosen anew', () => {
  const asymmetric = change({ ...firstPlan, origin: 'EXTERNAL_KEY_STORE' }, { type: 'asymmetric' });
  expect(asymmetric).toMatchObject({ usage: 'ENCRYPT_DECRYPT', spec: 'RSA_4096', origin: 'AWS_KMS' });
  expect(change(asymmetric, { usage: 'KEY_AGREEMENT' }).spec).toBe('ECC_NIST_P256');
  expect(change({ ...firstPlan, multiRegion: true }, { origin: 'AWS_CLOUDHSM' }).multiRegion).toBe(false);
});

test('An edited policy stays until the key or its people change', () => {
  const edited = change(firstPlan, { policy: '{"edited":true}' });

  expect(policyOf(change(edited, { alias: 'a' }), account)).toBe('{"edited":true}');
  expect(policyOf(change(edited, { type: 'asymmetric' }), account)).toContain('kms:*');
  expect(policyOf(change(edited, { parts: { ...firstPlan.parts, users: ['arn:aws:iam::111122223333:user/u'] } }), account)).toContain('user/u');
});

test('The request names stores and tags only where there are some', () => {
  expect(Object.keys(requestOf(firstPlan, account))).toEqual(['KeyUsage', 'KeySpec', 'Origin', 'MultiRegion', 'Description', 'Policy']);
  expect(requestOf({ ...firstPlan, origin: 'EXTERNAL_KEY_STORE', storeId: 'cks-1', xksKeyId: ' x ', tags: [{ TagKey: 'a ', TagValue: undefined }] }, account)).toMatchObject({
    CustomKeyStoreId: 'cks-1', XksKeyId: 'x', Tags: [{ TagKey: 'a', TagValue: '' }],
  });
});
