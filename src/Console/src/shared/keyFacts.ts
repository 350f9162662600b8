import type { KeyMetadata } from '@aws-sdk/client-kms';

/** Whether keys of this spec have no public half. */
export const isSymmetric = (keySpec: string | undefined) => /^(SYMMETRIC|HMAC)/.test(keySpec ?? '');

/** Whether a key's deletion is scheduled, or waits for that of its replicas. */
export const isGoing = (keyState: string | undefined) => keyState === 'PendingDeletion' || keyState === 'PendingReplicaDeletion';

/** Whether a key stays in its Region, is a multi-Region primary, or a replica of one. */
export function regionality({ MultiRegion, MultiRegionConfiguration: configuration }: KeyMetadata): string {
  return MultiRegion ? `Multi-Region ${configuration?.MultiRegionKeyType === 'REPLICA' ? 'replica' : 'primary'}` : 'Single Region';
}
