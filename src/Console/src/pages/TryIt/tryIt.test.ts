import { expect, test } from 'vitest';
import { toHex } from '../../shared/bytes';
import { bytesOf } from './BytesField';
import { decryptCommands, deriveCommands, encryptCommands, offlineCommands, offlineEncryptCommands, quote, signCommands, verifyCommands, writeText } from './commands';
import { digestOf, externalMu } from './hashing';
import { hand, messageTypeOf } from './message';

const never = new AbortController().signal;
const noKey = () => Promise.reject(new Error('No key is needed.'));
const quiet = () => undefined;

test.each([
  ['RSASSA_PSS_SHA_512', 4096, 'RAW'],
  ['RSASSA_PSS_SHA_512', 4097, 'DIGEST'],
  ['ED25519_PH_SHA_512', 1, 'DIGEST'],
  ['ML_DSA_SHAKE_256', 4097, 'EXTERNAL_MU'],
  ['ED25519_SHA_512', 4097, { mistake: 'ED25519_SHA_512 signs messages of at most 4096 bytes.' }],
  ['SM2DSA', 4097, { mistake: 'SM2DSA signs messages of at most 4096 bytes.' }],
  ['ECDSA_SHA_256', 0, { mistake: 'The message is empty.' }],
])('%s hands a message of %i bytes over as %j', (algorithm, size, type) => {
  expect(messageTypeOf(algorithm, size)).toEqual(type);
});

test('A long message is hashed as it streams in, and tells how far it is', async () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => at % 251);
  const shares: number[] = [];

  const { Message, MessageType } = await hand('ECDSA_SHA_384', new Blob([bytes]), noKey, (share) => shares.push(share), never);

  expect(MessageType).toBe('DIGEST');
  expect(Message).toEqual(new Uint8Array(await crypto.subtle.digest('SHA-384', bytes)));
  expect(shares.at(-1)).toBeGreaterThan(0.95);
});

test('Hashing stops when it is told to', async () => {
  await expect(digestOf(new Blob([new Uint8Array(5000)]), 'sha256', quiet, AbortSignal.abort())).rejects.toThrow('stopped');
});

test('The digest that ML-DSA signs depends on the public key, and is that of FIPS 204', async () => {
  // SHAKE256(SHAKE256(pk, 64) | 00 00 | "abc", 64) with pk = 32 times 07, by Python's hashlib.
  const mu = await externalMu(new Blob(['abc']), new Uint8Array(32).fill(7), quiet, never);

  expect(toHex(mu)).toBe('2ca7f7f790e13a9064250ff58426a8597ab1feb9d69719ddb9ae177628e2417287c190d13327a2293136095a2ab9e40d096df4cce0ca73eea11741b04d8af867');
});

test('Words are quoted for a shell, and long texts do not stand in a command', () => {
  expect(quote("it's $HOME")).toBe("'it'\\''s $HOME'");
  expect(writeText('a b', 'message')).toEqual(["printf %s 'a b' >message"]);
  expect([writeText(null, 'message'), writeText('x'.repeat(501), 'message')]).toEqual([[], []]);
});

test('A digest is made before it is signed, and by the hash of the algorithm', () => {
  expect(signCommands('k', 'RSASSA_PSS_SHA_512', 'DIGEST', 'message')).toEqual([
    'openssl dgst -sha512 -binary message >message.digest',
    'aws kms sign --key-id k --message fileb://message.digest --message-type DIGEST \\\n  --signing-algorithm RSASSA_PSS_SHA_512 --query Signature --output text | base64 -d >signature',
  ]);
  expect(verifyCommands('k', 'ECDSA_SHA_256', 'RAW', 'message')).toEqual([
    'aws kms verify --key-id k --message fileb://message --message-type RAW \\\n  --signing-algorithm ECDSA_SHA_256 --signature fileb://signature',
  ]);
  expect(offlineCommands('k', 'ECDSA_SHA_256', 'message')[1]).toBe('openssl dgst -sha256 -verify public.der -keyform DER -signature signature message');
});

test('What ML-DSA signs of a long message is made from the public key and the message', () => {
  expect(signCommands('k', 'ML_DSA_SHAKE_256', 'EXTERNAL_MU', 'message').slice(0, 2)).toEqual([
    'aws kms get-public-key --key-id k --query PublicKey --output text | base64 -d >public.der',
    "{ tail -c +23 public.der | openssl dgst -shake256 -xoflen 64 -binary; printf '\\0\\0'; cat message; } | openssl dgst -shake256 -xoflen 64 -binary >message.mu",
  ]);
});

test('Encryption names its context and its algorithm where there is one; only public keys encrypt offline', () => {
  expect(encryptCommands('k', 'SYMMETRIC_DEFAULT', { a: "b'c" })[0]).toContain(`fileb://plaintext --encryption-context '{"a":"b'\\''c"}'`);
  expect(decryptCommands('k', 'RSAES_OAEP_SHA_256', {})[0]).toContain('fileb://ciphertext --encryption-algorithm RSAES_OAEP_SHA_256 \\');
  expect(offlineEncryptCommands('k', 'SYMMETRIC_DEFAULT')).toEqual([]);
  expect(offlineEncryptCommands('k', 'RSAES_OAEP_SHA_256')).toHaveLength(2);
});

test('A public key is read from PEM and from base64', () => {
  expect(bytesOf('-----BEGIN PUBLIC KEY-----\nAQID\n-----END PUBLIC KEY-----\n')).toEqual(Uint8Array.of(1, 2, 3));
  expect([bytesOf(' AQ ID '), bytesOf(''), bytesOf('no base64!')]).toEqual([Uint8Array.of(1, 2, 3), null, null]);
  expect(deriveCommands('k', 'ECDH')[1]).toContain('--key-agreement-algorithm ECDH --public-key fileb://other.der');
});
