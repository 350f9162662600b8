import { expect, test } from 'vitest';
import { readDer } from './der';
import { toJwk } from './jwk';

const signs: KeyUsage[] = ['sign', 'verify'];
const rsa = { name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
const curve = (namedCurve: string) => ({ name: 'ECDSA', namedCurve });

async function publicKey(algorithm: RsaHashedKeyGenParams | EcKeyGenParams | { name: 'Ed25519' }) {
  const { publicKey: key } = (await crypto.subtle.generateKey(algorithm, true, signs)) as CryptoKeyPair;
  return { der: new Uint8Array(await crypto.subtle.exportKey('spki', key)), jwk: await crypto.subtle.exportKey('jwk', key) };
}

test.each([
  ['RSA_2048', rsa],
  ['ECC_NIST_P256', curve('P-256')],
  ['ECC_NIST_P521', curve('P-521')],
  ['ECC_NIST_EDWARDS25519', { name: 'Ed25519' as const }],
])('The JWK of %s is the one that WebCrypto makes', async (spec, algorithm) => {
  const { der, jwk } = await publicKey(algorithm);
  const { kty, crv, n, e, x, y } = jwk;

  expect(toJwk(der, spec, 'id')).toEqual(JSON.parse(JSON.stringify({ kty, crv, n, e, x, y, kid: 'id' })));
});

test('An SM2 key has no JWK, and damaged DER is refused', async () => {
  const { der } = await publicKey(curve('P-256'));

  expect(toJwk(der, 'SM2', 'id')).toBeNull();
  expect(() => toJwk(der.subarray(0, 50), 'ECC_NIST_P256', 'id')).toThrow(RangeError);
  expect(() => readDer(Uint8Array.of(0x30, 0x80, 0, 0))).toThrow(RangeError);
});
