/** A hash by its name on OpenSSL's command line. */
export type HashName = 'sha256' | 'sha384' | 'sha512' | 'sm3';

/** A way of signing, by AWS's name. */
export interface SigningAlgorithm {
  name: string;
  /** What the message is hashed by, when a digest may be signed instead of it. */
  hash?: HashName;
  /** Whether it takes nothing but a digest. */
  digestOnly?: boolean;
  /** How openssl checks: dgst with these options, or pkeyutl with them. */
  openssl: { dgst: string } | { pkeyutl: string; since?: string };
}

const rsa = (bits: 256 | 384 | 512): SigningAlgorithm[] => [
  { name: `RSASSA_PKCS1_V1_5_SHA_${bits}`, hash: `sha${bits}`, openssl: { dgst: '' } },
  { name: `RSASSA_PSS_SHA_${bits}`, hash: `sha${bits}`, openssl: { dgst: '-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest' } },
];

/** Every way of signing; docs/verify.md runs the commands. */
export const signingAlgorithms: readonly SigningAlgorithm[] = [
  ...rsa(256), ...rsa(384), ...rsa(512),
  { name: 'ECDSA_SHA_256', hash: 'sha256', openssl: { dgst: '' } },
  { name: 'ECDSA_SHA_384', hash: 'sha384', openssl: { dgst: '' } },
  { name: 'ECDSA_SHA_512', hash: 'sha512', openssl: { dgst: '' } },
  { name: 'ED25519_SHA_512', openssl: { pkeyutl: '-rawin' } },
  { name: 'ED25519_PH_SHA_512', hash: 'sha512', digestOnly: true, openssl: { pkeyutl: '-rawin -pkeyopt instance:Ed25519ph', since: '3.2' } },
  { name: 'ML_DSA_SHAKE_256', openssl: { pkeyutl: '-rawin', since: '3.5' } },
  { name: 'SM2DSA', openssl: { dgst: '-sigopt distid:1234567812345678' } },
];

/** Finds a way of signing; undefined for one that this console does not know. */
export const signingAlgorithm = (name: string) => signingAlgorithms.find((row) => row.name === name);

/** The files that a check is about. */
export interface CheckedFiles {
  publicKey: string;
  message: string;
  signature: string;
}

/** The commands by which openssl checks a signature over a file, with a public key in DER. */
export function opensslVerify(name: string, { publicKey, message, signature }: CheckedFiles): string[] {
  const row = signingAlgorithm(name);
  if (!row) {
    return [];
  }
  if ('dgst' in row.openssl) {
    const hash = name === 'SM2DSA' ? 'sm3' : row.hash;
    return [join('openssl dgst', `-${hash}`, row.openssl.dgst, `-verify ${publicKey} -keyform DER -signature ${signature} ${message}`)];
  }
  const { pkeyutl, since } = row.openssl;
  const input = row.digestOnly ? `${message}.digest` : message;
  return [
    ...(since ? [`# OpenSSL ${since} or newer`] : []),
    ...(row.digestOnly ? [opensslDigest(row.hash!, message)] : []),
    `openssl pkeyutl -verify -pubin -inkey ${publicKey} -keyform DER ${pkeyutl} -in ${input} -sigfile ${signature}`,
  ];
}

/** The command by which openssl hashes a file. */
export const opensslDigest = (hash: HashName, message: string) => `openssl dgst -${hash} -binary ${message} >${message}.digest`;

/** The command by which openssl encrypts a file to a public key in DER; empty for what it cannot. */
export function opensslEncrypt(name: string, publicKey: string, plaintext: string, ciphertext: string): string[] {
  const hash = { RSAES_OAEP_SHA_256: 'sha256', RSAES_OAEP_SHA_1: 'sha1' }[name];
  return hash
    ? [`openssl pkeyutl -encrypt -pubin -inkey ${publicKey} -keyform DER -in ${plaintext} -out ${ciphertext} \\\n  -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:${hash} -pkeyopt rsa_mgf1_md:${hash}`]
    : [];
}

const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');
