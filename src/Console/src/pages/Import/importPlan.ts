import type { AlgorithmSpec, ImportKeyMaterialCommandInput, KeyMetadata, KeySpec, WrappingKeySpec } from '@aws-sdk/client-kms';
import { materialOf } from './wrapping';

/** An import that is being thought out. */
export interface ImportPlan {
  algorithm: AlgorithmSpec;
  wrappingKeySpec: WrappingKeySpec;
  /** Whether this browser wraps; else the file is wrapped already. */
  here: boolean;
  /** The material, or what it was wrapped to. Its bytes are read when they are needed, and wiped. */
  file: File | null;
  expires: boolean;
  /** A day, such as 2026-12-31; the material expires at its end, in UTC. */
  validTo: string;
  /** Whether the material is to become the next one of a key that has one. */
  asNew: boolean;
  description: string;
}

/** What the wizard begins with. */
export const firstPlan = (algorithm: AlgorithmSpec, here: boolean): ImportPlan => ({
  algorithm, wrappingKeySpec: 'RSA_4096', here, file: null, expires: false, validTo: '', asNew: false, description: '',
});

/** The longest that wrapped material may be, in bytes. */
export const mostWrapped = 6144;

/** What is wrong with the file; empty when nothing is. */
export function importMistake({ file, here }: ImportPlan, spec: KeySpec): string {
  if (!file) {
    return 'Choose a file.';
  }
  const most = here ? materialOf(spec).most : mostWrapped;
  const wrong = spec === 'SYMMETRIC_DEFAULT' && here ? file.size !== most : file.size === 0 || file.size > most;
  return wrong ? `The file has ${file.size} bytes. ${here ? materialOf(spec).words : `Wrapped material has ${mostWrapped} at most.`}` : '';
}

/** Whether a key may hold several materials. */
export const holdsSeveral = ({ KeySpec }: KeyMetadata) => KeySpec === 'SYMMETRIC_DEFAULT';

/** The request that brings the material in. */
export function requestOf(plan: ImportPlan, key: KeyMetadata, token: Uint8Array, wrapped: Uint8Array): ImportKeyMaterialCommandInput {
  return {
    KeyId: key.KeyId, ImportToken: token, EncryptedKeyMaterial: wrapped,
    ...(plan.expires
      ? { ExpirationModel: 'KEY_MATERIAL_EXPIRES', ValidTo: new Date(`${plan.validTo}T23:59:59Z`) }
      : { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }),
    ...(holdsSeveral(key) && plan.asNew ? { ImportType: 'NEW_KEY_MATERIAL' } : {}),
    ...(holdsSeveral(key) && plan.description ? { KeyMaterialDescription: plan.description } : {}),
  };
}
