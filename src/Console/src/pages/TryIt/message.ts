import type { MessageType } from '@aws-sdk/client-kms';
import { signingAlgorithm } from '../../shared/algorithms';
import { digestOf, externalMu, type Progress } from './hashing';

/** The longest message that KMS takes whole, in bytes. */
export const mostRaw = 4096;

/** How a message is handed to Sign and Verify. */
export interface Handed {
  Message: Uint8Array;
  MessageType: MessageType;
}

/** How a message of a size is handed over; a sentence for what cannot be. */
export function messageTypeOf(algorithm: string, size: number): MessageType | { mistake: string } {
  const row = signingAlgorithm(algorithm);
  if (size <= mostRaw && !row?.digestOnly) {
    return size > 0 ? 'RAW' : { mistake: 'The message is empty.' };
  }
  if (algorithm === 'ML_DSA_SHAKE_256') {
    return 'EXTERNAL_MU';
  }
  return row?.hash ? 'DIGEST' : { mistake: `${algorithm} signs messages of at most ${mostRaw} bytes.` };
}

/**
 * The message as it is, or what this browser makes of a longer one.
 * @param publicKey fetches the public key, which ML-DSA's digest begins with
 * @throws Error when it is too long for the algorithm, or was stopped
 */
export async function hand(algorithm: string, message: Blob, publicKey: () => Promise<Uint8Array>, progress: Progress, signal: AbortSignal): Promise<Handed> {
  const type = messageTypeOf(algorithm, message.size);
  if (typeof type === 'object') {
    throw new Error(type.mistake);
  }
  if (type === 'RAW') {
    return { Message: new Uint8Array(await message.arrayBuffer()), MessageType: type };
  }
  if (type === 'EXTERNAL_MU') {
    return { Message: await externalMu(message, await publicKey(), progress, signal), MessageType: type };
  }
  const hash = signingAlgorithm(algorithm)!.hash as 'sha256' | 'sha384' | 'sha512';
  return { Message: await digestOf(message, hash, progress, signal), MessageType: type };
}

/**
 * A message that goes to the service whole.
 * @throws Error when it is longer than the service takes
 */
export async function shortMessage(message: Blob): Promise<Uint8Array> {
  if (message.size > mostRaw) {
    throw new Error(`The service takes messages of at most ${mostRaw} bytes.`);
  }
  return new Uint8Array(await message.arrayBuffer());
}
