import { expect, test } from 'vitest';
import { opensslEncrypt, opensslVerify, signingAlgorithms } from './algorithms';

const files = { publicKey: 'pub.der', message: 'msg', signature: 'sig' };

// As docs/verify.md has them, where they are run.
test.each([
  ['RSASSA_PKCS1_V1_5_SHA_256', 'openssl dgst -sha256 -verify pub.der -keyform DER -signature sig msg'],
  ['RSASSA_PSS_SHA_512', 'openssl dgst -sha512 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest -verify pub.der -keyform DER -signature sig msg'],
  ['ECDSA_SHA_384', 'openssl dgst -sha384 -verify pub.der -keyform DER -signature sig msg'],
  ['ED25519_SHA_512', 'openssl pkeyutl -verify -pubin -inkey pub.der -keyform DER -rawin -in msg -sigfile sig'],
  ['SM2DSA', 'openssl dgst -sm3 -sigopt distid:1234567812345678 -verify pub.der -keyform DER -signature sig msg'],
])('%s is checked by the command of docs/verify.md', (name, command) => {
  expect(opensslVerify(name, files)).toEqual([command]);
});

test('Ed25519ph is checked over the digest, by an OpenSSL that has it', () => {
  expect(opensslVerify('ED25519_PH_SHA_512', files)).toEqual([
    '# OpenSSL 3.2 or newer',
    'openssl dgst -sha512 -binary msg >msg.digest',
    'openssl pkeyutl -verify -pubin -inkey pub.der -keyform DER -rawin -pkeyopt instance:Ed25519ph -in msg.digest -sigfile sig',
  ]);
});

test('Every way of signing has its command, and an unknown one none', () => {
  expect(signingAlgorithms.every(({ name }) => opensslVerify(name, files).at(-1)!.startsWith('openssl '))).toBe(true);
  expect(opensslVerify('NOT_ONE', files)).toEqual([]);
});

test('OAEP is encrypted with one hash throughout; what openssl cannot encrypt has no command', () => {
  expect(opensslEncrypt('RSAES_OAEP_SHA_1', 'pub.der', 'in', 'out')[0]).toContain('rsa_oaep_md:sha1 -pkeyopt rsa_mgf1_md:sha1');
  expect(opensslEncrypt('SYMMETRIC_DEFAULT', 'pub.der', 'in', 'out')).toEqual([]);
});
