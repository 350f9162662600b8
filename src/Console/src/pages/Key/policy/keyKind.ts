import type { KeyMetadata } from '@aws-sdk/client-kms';
import { isSymmetric } from '../../../shared/keyFacts';

/** What the actions of a key's policy depend on. */
export type KeyKind = Pick<KeyMetadata, 'KeySpec' | 'KeyUsage' | 'MultiRegion' | 'Origin'>;

const actions = (names: string) => names.split(' ').map((name) => `kms:${name}`);

const administration = actions('Create* Describe* Enable* List* Put* Update* Revoke* Disable* Get* Delete* TagResource UntagResource');

/** What lets administrators delete a key, when they may. */
export const deletion = actions('ScheduleKeyDeletion CancelKeyDeletion');

const uses: Partial<Record<string, string[]>> = {
  SIGN_VERIFY: actions('DescribeKey GetPublicKey Sign Verify'),
  GENERATE_VERIFY_MAC: actions('DescribeKey GenerateMac VerifyMac'),
  KEY_AGREEMENT: actions('DescribeKey GetPublicKey DeriveSharedSecret'),
};

/** The actions of a key's administrators, as the key policies of AWS's console have them. */
export function administratorActions({ KeySpec, MultiRegion, Origin }: KeyKind, mayDelete: boolean): string[] {
  return [
    ...administration,
    ...(mayDelete ? deletion : []),
    ...(KeySpec === 'SYMMETRIC_DEFAULT' && (Origin === 'AWS_KMS' || Origin === 'EXTERNAL') ? actions('RotateKeyOnDemand') : []),
    ...(MultiRegion ? actions('ReplicateKey') : []),
    ...(Origin === 'EXTERNAL' ? actions('ImportKeyMaterial') : []),
  ];
}

/** Actions that a policy of AWS's console may or may not give to administrators. */
export const optionalActions = [...deletion, ...actions('RotateKeyOnDemand ReplicateKey UpdatePrimaryRegion ImportKeyMaterial')];

/** The actions of a key's users, as the key policies of AWS's console have them. */
export function userActions({ KeySpec, KeyUsage }: KeyKind): string[] {
  const encryption = isSymmetric(KeySpec) ? 'Encrypt Decrypt ReEncrypt* GenerateDataKey* DescribeKey' : 'Encrypt Decrypt ReEncrypt* DescribeKey GetPublicKey';
  return uses[KeyUsage ?? ''] ?? actions(encryption);
}

/** What lets AWS services use a key on its users' behalf. */
export const grantActions = actions('CreateGrant ListGrants RevokeGrant');
