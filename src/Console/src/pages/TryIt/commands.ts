import type { MessageType } from '@aws-sdk/client-kms';
import { opensslDigest, opensslEncrypt, opensslVerify, signingAlgorithm } from '../../shared/algorithms';

/** A word as a POSIX shell takes it literally. */
export const quote = (word: string) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** Writes a text to a file, where it is short enough to stand in a command. */
export const writeText = (text: string | null, file: string) => (text !== null && text.length <= 500 ? [`printf %s ${quote(text)} >${file}`] : []);

const into = (query: string, file: string) => `--query ${query} --output text | base64 -d >${file}`;

const publicKeyCommand = (keyId: string) => `aws kms get-public-key --key-id ${keyId} ${into('PublicKey', 'public.der')}`;

const shake = 'openssl dgst -shake256 -xoflen 64 -binary';

// μ as externalMu makes it: in the DER of an ML-DSA key, 22 bytes stand before the key itself.
const muCommand = (message: string) => `{ tail -c +23 public.der | ${shake}; printf '\\0\\0'; cat ${message}; } | ${shake} >${message}.mu`;

function digestLines(keyId: string, algorithm: string, type: MessageType, message: string): string[] {
  if (type === 'EXTERNAL_MU') {
    return [publicKeyCommand(keyId), muCommand(message)];
  }
  return type === 'DIGEST' ? [opensslDigest(signingAlgorithm(algorithm)!.hash!, message)] : [];
}

const input = (type: MessageType, message: string) => (type === 'RAW' ? message : `${message}.${type === 'DIGEST' ? 'digest' : 'mu'}`);

/** Signing a file with the aws command line. */
export function signCommands(keyId: string, algorithm: string, type: MessageType, message: string): string[] {
  return [
    ...digestLines(keyId, algorithm, type, message),
    `aws kms sign --key-id ${keyId} --message fileb://${input(type, message)} --message-type ${type} \\\n  --signing-algorithm ${algorithm} ${into('Signature', 'signature')}`,
  ];
}

/** Verifying with the aws command line. */
export function verifyCommands(keyId: string, algorithm: string, type: MessageType, message: string): string[] {
  return [
    ...digestLines(keyId, algorithm, type, message),
    `aws kms verify --key-id ${keyId} --message fileb://${input(type, message)} --message-type ${type} \\\n  --signing-algorithm ${algorithm} --signature fileb://signature`,
  ];
}

/** Verifying offline, from the public key on. */
export const offlineCommands = (keyId: string, algorithm: string, message: string) => [
  publicKeyCommand(keyId),
  ...opensslVerify(algorithm, { publicKey: 'public.der', message, signature: 'signature' }),
];

const contextOption = (context: Record<string, string>) => {
  const pairs = Object.entries(context);
  return pairs.length > 0 ? ` --encryption-context ${quote(JSON.stringify(context))}` : '';
};

const algorithmOption = (algorithm: string) => (algorithm === 'SYMMETRIC_DEFAULT' ? '' : ` --encryption-algorithm ${algorithm}`);

/** Encrypting a file with the aws command line. */
export const encryptCommands = (keyId: string, algorithm: string, context: Record<string, string>) => [
  `aws kms encrypt --key-id ${keyId} --plaintext fileb://plaintext${algorithmOption(algorithm)}${contextOption(context)} \\\n  ${into('CiphertextBlob', 'ciphertext')}`,
];

/** Encrypting offline, from the public key on; nothing for symmetric keys, whose secret stays in the service. */
export function offlineEncryptCommands(keyId: string, algorithm: string): string[] {
  const encrypt = opensslEncrypt(algorithm, 'public.der', 'plaintext', 'ciphertext');
  return encrypt.length > 0 ? [publicKeyCommand(keyId), ...encrypt] : [];
}

/** Decrypting a file with the aws command line. */
export const decryptCommands = (keyId: string, algorithm: string, context: Record<string, string>) => [
  `aws kms decrypt --key-id ${keyId} --ciphertext-blob fileb://ciphertext${algorithmOption(algorithm)}${contextOption(context)} \\\n  ${into('Plaintext', 'plaintext')}`,
];

/** Making a MAC with the aws command line. */
export const macCommands = (keyId: string, algorithm: string) => [
  `aws kms generate-mac --key-id ${keyId} --message fileb://message --mac-algorithm ${algorithm} \\\n  ${into('Mac', 'mac')}`,
];

/** Verifying a MAC with the aws command line. */
export const verifyMacCommands = (keyId: string, algorithm: string) => [
  `aws kms verify-mac --key-id ${keyId} --message fileb://message --mac-algorithm ${algorithm} --mac fileb://mac`,
];

/** Deriving a shared secret with the aws command line. */
export const deriveCommands = (keyId: string, algorithm: string) => [
  'openssl pkey -in other.key -pubout -outform DER -out other.der',
  `aws kms derive-shared-secret --key-id ${keyId} --key-agreement-algorithm ${algorithm} --public-key fileb://other.der \\\n  ${into('SharedSecret', 'secret')}`,
];

/** Deriving the same secret on the other side, whose private key is other.key. */
export const offlineDeriveCommands = (keyId: string) => [
  publicKeyCommand(keyId),
  'openssl pkeyutl -derive -inkey other.key -peerkey public.der -peerform DER -out secret',
];
