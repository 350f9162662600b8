import type { AlgorithmSpec, KeySpec } from '@aws-sdk/client-kms';

const oaep: AlgorithmSpec[] = ['RSAES_OAEP_SHA_256', 'RSAES_OAEP_SHA_1'];
const keyWrap: AlgorithmSpec[] = ['RSA_AES_KEY_WRAP_SHA_256', 'RSA_AES_KEY_WRAP_SHA_1'];

/** The ways to wrap material of a spec, the usual first: secrets fit into OAEP, RSA private keys do not, and what is between takes both. */
export function wrappingsOf(spec: KeySpec): AlgorithmSpec[] {
  if (spec === 'SYMMETRIC_DEFAULT' || spec.startsWith('HMAC')) {
    return oaep;
  }
  return spec.startsWith('RSA') ? keyWrap : [...oaep, ...keyWrap];
}

/** Whether this browser can wrap so: WebCrypto knows OAEP, and is there over TLS and on loopback. */
export const wrapsHere = (algorithm: AlgorithmSpec) => oaep.includes(algorithm) && globalThis.crypto?.subtle !== undefined;

/** What the material must be, in words, and the longest a file of it can be, in bytes. */
export function materialOf(spec: KeySpec): { words: string; most: number } {
  if (spec === 'SYMMETRIC_DEFAULT') {
    return { words: 'Exactly 32 random bytes, not encoded.', most: 32 };
  }
  const bits = /^HMAC_(\d+)$/.exec(spec)?.[1];
  return bits
    ? { words: `${Number(bits) / 8} to 128 random bytes, not encoded.`, most: 128 }
    : { words: `The private key for ${spec} as PKCS#8 in DER.`, most: 6144 };
}

/**
 * Wraps material by RSAES-OAEP (RFC 8017), with one hash throughout and no label.
 * @param wrappingKey SubjectPublicKeyInfo in DER
 * @throws the browser's refusal of a key or of material that is too long
 */
export async function wrap(algorithm: AlgorithmSpec, wrappingKey: Uint8Array, material: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const hash = algorithm === 'RSAES_OAEP_SHA_1' ? 'SHA-1' : 'SHA-256';
  const key = await crypto.subtle.importKey('spki', new Uint8Array(wrappingKey), { name: 'RSA-OAEP', hash }, false, ['encrypt']);
  return new Uint8Array(await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, key, material));
}

/** The commands by which openssl wraps material.bin into wrapped.bin. */
export function wrapCommands(algorithm: AlgorithmSpec): string[] {
  const hash = algorithm.endsWith('SHA_1') ? 'sha1' : 'sha256';
  const seal = (input: string, output: string) =>
    `openssl pkeyutl -encrypt -pubin -inkey wrapping-key.der -keyform DER -in ${input} -out ${output} \\\n  -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:${hash} -pkeyopt rsa_mgf1_md:${hash}`;
  if (oaep.includes(algorithm)) {
    return [seal('material.bin', 'wrapped.bin')];
  }
  // RSA-OAEP(AES-256 key) | AES key wrap with padding (RFC 5649) of the material
  return [
    'openssl rand -out aes.bin 32',
    seal('aes.bin', 'wrapped-aes.bin'),
    'openssl enc -id-aes256-wrap-pad -K "$(xxd -p -c 64 aes.bin)" -iv A65959A6 -in material.bin -out wrapped-material.bin',
    'cat wrapped-aes.bin wrapped-material.bin >wrapped.bin',
  ];
}
