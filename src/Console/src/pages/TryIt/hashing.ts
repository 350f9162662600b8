import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { shake256 } from '@noble/hashes/sha3.js';
import type { HashName } from '../../shared/algorithms';

/** Called with the share that is done, from 0 to 1. */
export type Progress = (share: number) => void;

interface Hash {
  update(bytes: Uint8Array): unknown;
}

/** Hashes a file as it streams in, so that it may be of any size. SM3 is not among them: this console has no code for it. */
export async function digestOf(file: Blob, name: Exclude<HashName, 'sm3'>, progress: Progress, signal: AbortSignal): Promise<Uint8Array> {
  const hash = { sha256, sha384, sha512 }[name].create();
  await pour(file, hash, progress, signal);
  return hash.digest();
}

/**
 * What ML-DSA signs instead of a message, with an empty context (FIPS 204, section 6.2): SHAKE256(SHAKE256(pk, 64) | 0 | 0 | message, 64).
 * @param publicKey the key as FIPS 204 has it, without its SubjectPublicKeyInfo
 */
export async function externalMu(file: Blob, publicKey: Uint8Array, progress: Progress, signal: AbortSignal): Promise<Uint8Array> {
  const hash = shake256.create({ dkLen: 64 });
  hash.update(shake256(publicKey, { dkLen: 64 })).update(Uint8Array.of(0, 0));
  await pour(file, hash, progress, signal);
  return hash.digest();
}

async function pour(file: Blob, hash: Hash, progress: Progress, signal: AbortSignal): Promise<void> {
  const reader = file.stream().getReader();
  let [done, told] = [0, 0];
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    if (signal.aborted) {
      await reader.cancel();
      throw new Error('Hashing was stopped.');
    }
    hash.update(chunk.value);
    done += chunk.value.length;
    // A picture for every hundredth; and time for the page to show it.
    if (done / file.size - told >= 0.01) {
      told = done / file.size;
      progress(told);
      await new Promise((next) => setTimeout(next));
    }
  }
}
