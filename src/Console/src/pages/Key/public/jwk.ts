import { toBase64Url } from '../../../shared/bytes';
import { keyBits, readDer } from './der';

/** A public key as JSON (RFC 7517). */
export type Jwk = Record<string, string>;

interface Kind {
  type: 'RSA' | 'EC' | 'OKP' | 'AKP';
  /** The registered curve, or, for AKP, the algorithm. */
  name: string;
}

// RFC 7518, section 6 (RSA, EC); RFC 8812 (secp256k1); RFC 8037 (OKP); draft-ietf-cose-dilithium (AKP). For SM2 nothing is registered.
const kinds: Record<string, Kind> = {
  RSA_2048: { type: 'RSA', name: '' },
  RSA_3072: { type: 'RSA', name: '' },
  RSA_4096: { type: 'RSA', name: '' },
  ECC_NIST_P256: { type: 'EC', name: 'P-256' },
  ECC_NIST_P384: { type: 'EC', name: 'P-384' },
  ECC_NIST_P521: { type: 'EC', name: 'P-521' },
  ECC_SECG_P256K1: { type: 'EC', name: 'secp256k1' },
  ECC_NIST_EDWARDS25519: { type: 'OKP', name: 'Ed25519' },
  ML_DSA_44: { type: 'AKP', name: 'ML-DSA-44' },
  ML_DSA_65: { type: 'AKP', name: 'ML-DSA-65' },
  ML_DSA_87: { type: 'AKP', name: 'ML-DSA-87' },
};

/** A public key (SubjectPublicKeyInfo) as a JWK; null when its key spec has none. */
export function toJwk(der: Uint8Array, keySpec: string, kid: string): Jwk | null {
  const kind = kinds[keySpec];
  return kind ? { ...members(kind, keyBits(der)), kid } : null;
}

function members({ type, name }: Kind, bits: Uint8Array): Jwk {
  if (type === 'RSA') {
    const modulus = readDer(readDer(bits).content);
    return { kty: type, n: toBase64Url(unsigned(modulus.content)), e: toBase64Url(unsigned(readDer(modulus.rest).content)) };
  }
  if (type === 'EC') {
    // 04 | x | y
    const length = (bits.length - 1) / 2;
    return { kty: type, crv: name, x: toBase64Url(bits.subarray(1, 1 + length)), y: toBase64Url(bits.subarray(1 + length)) };
  }
  return type === 'OKP' ? { kty: type, crv: name, x: toBase64Url(bits) } : { kty: type, alg: name, pub: toBase64Url(bits) };
}

const unsigned = (number: Uint8Array) => (number[0] === 0 ? number.subarray(1) : number);
