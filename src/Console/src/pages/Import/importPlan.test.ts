import { expect, test } from 'vitest';
import { firstPlan, importMistake, requestOf } from './importPlan';

const plan = firstPlan('RSAES_OAEP_SHA_256', true);
const file = (length: number) => new File([new Uint8Array(length)], 'material.bin');
const [token, wrapped] = [Uint8Array.of(1), Uint8Array.of(2)];

test('A file of the wrong length is told before it is sent', () => {
  expect(importMistake(plan, 'SYMMETRIC_DEFAULT')).toBe('Choose a file.');
  expect(importMistake({ ...plan, file: file(31) }, 'SYMMETRIC_DEFAULT')).toBe('The file has 31 bytes. Exactly 32 random bytes, not encoded.');
  expect(importMistake({ ...plan, file: file(32) }, 'SYMMETRIC_DEFAULT')).toBe('');
  expect(importMistake({ ...plan, file: file(6145), here: false }, 'RSA_4096')).toContain('6144 at most');
});

test('The request says when the material expires, and for keys with several what it is', () => {
  const key = { KeyId: 'k', KeySpec: 'SYMMETRIC_DEFAULT' as const };

  expect(requestOf(plan, key, token, wrapped)).toEqual({
    KeyId: 'k', ImportToken: token, EncryptedKeyMaterial: wrapped, ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE',
  });
  expect(requestOf({ ...plan, expires: true, validTo: '2027-01-31', asNew: true, description: 'd' }, key, token, wrapped)).toMatchObject({
    ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: new Date('2027-01-31T23:59:59Z'), ImportType: 'NEW_KEY_MATERIAL', KeyMaterialDescription: 'd',
  });
  expect(requestOf({ ...plan, asNew: true, description: 'd' }, { KeyId: 'k', KeySpec: 'HMAC_256' }, token, wrapped)).not.toHaveProperty('ImportType');
});
