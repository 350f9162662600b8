/** Whether keys of this spec have no public half. */
export const isSymmetric = (keySpec: string | undefined) => /^(SYMMETRIC|HMAC)/.test(keySpec ?? '');

/** Whether a key's deletion is scheduled, or waits for that of its replicas. */
export const isGoing = (keyState: string | undefined) => keyState === 'PendingDeletion' || keyState === 'PendingReplicaDeletion';
