import { expect, test } from 'vitest';
import { materialOf, wrap, wrapCommands, wrappingsOf } from './wrapping';

test.each([['RSAES_OAEP_SHA_256', 'SHA-256'], ['RSAES_OAEP_SHA_1', 'SHA-1']] as const)('%s is undone by the private key with %s', async (algorithm, hash) => {
  const rsa = { name: 'RSA-OAEP', hash, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(rsa, true, ['encrypt', 'decrypt']);
  const material = crypto.getRandomValues(new Uint8Array(32));

  const wrapped = await wrap(algorithm, new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)), material);

  expect(wrapped).toHaveLength(256);
  expect(new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, privateKey, new Uint8Array(wrapped)))).toEqual(material);
});

test('Secrets are wrapped by OAEP, RSA private keys by a key wrap, and those of curves by either', () => {
  expect(wrappingsOf('SYMMETRIC_DEFAULT')).toEqual(['RSAES_OAEP_SHA_256', 'RSAES_OAEP_SHA_1']);
  expect(wrappingsOf('RSA_2048')).toEqual(['RSA_AES_KEY_WRAP_SHA_256', 'RSA_AES_KEY_WRAP_SHA_1']);
  expect(wrappingsOf('ECC_NIST_P256')).toHaveLength(4);
  expect([materialOf('SYMMETRIC_DEFAULT').most, materialOf('HMAC_384').words]).toEqual([32, '48 to 128 random bytes, not encoded.']);
});

test('The commands name the hash of the algorithm, and a key wrap puts the key before the material', () => {
  expect(wrapCommands('RSAES_OAEP_SHA_1').join()).toContain('rsa_oaep_md:sha1 -pkeyopt rsa_mgf1_md:sha1');
  expect(wrapCommands('RSA_AES_KEY_WRAP_SHA_256').at(-1)).toBe('cat wrapped-aes.bin wrapped-material.bin >wrapped.bin');
});
