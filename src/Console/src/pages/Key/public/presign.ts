import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Credentials } from '../../../session/Session';

// What the signer wants of a hash: SHA-256, or HMAC-SHA-256 when there is a secret.
class Sha256 {
  private readonly hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? sha256.create() : hmac.create(sha256, bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }

  reset(): void {
    throw new Error('A hash is used once.');
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') {
    return new TextEncoder().encode(data);
  }
  return ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
}

/** A link by which anyone downloads a public key; its author's policies decide when it is used. */
export async function presignPublicKey(origin: URL, keyArn: string, region: string, credentials: Credentials, seconds: number, now = new Date()): Promise<string> {
  const signer = new SignatureV4({ service: 'kms', region, credentials, sha256: Sha256, applyChecksum: false });
  const signed = await signer.presign(
    {
      method: 'GET', protocol: origin.protocol, hostname: origin.hostname, path: '/',
      headers: { host: origin.host },
      query: { Action: 'GetPublicKey', KeyId: keyArn, Version: '2014-11-01' },
    },
    { expiresIn: seconds, signingDate: now },
  );
  const query = Object.entries(signed.query ?? {}).map(([name, value]) => `${name}=${strictly(String(value))}`);
  return `${origin.origin}/?${query.join('&')}`;
}

// RFC 3986: what encodeURIComponent leaves and SigV4 does not.
const strictly = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
