import { CancelKeyDeletionCommand, DisableKeyCommand, EnableKeyCommand, type KMSClient, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';

/** Something that is done to keys, and what is said before it. */
export interface KeyAction {
  id: string;
  title: string;
  warning: (count: number) => string;
  run: (kms: KMSClient, keyId: string) => Promise<unknown>;
}

const keys = (count: number) => (count === 1 ? 'this key' : `these ${count} keys`);

/** The actions of the list and of a key's page. */
export const keyActions: readonly KeyAction[] = [
  {
    id: 'enable', title: 'Enable',
    warning: (count) => `Whoever the policies allow can use ${keys(count)} again.`,
    run: (kms, KeyId) => kms.send(new EnableKeyCommand({ KeyId })),
  },
  {
    id: 'disable', title: 'Disable',
    warning: (count) => `Nobody can use ${keys(count)} until it is enabled again: no signature, no decryption.`,
    run: (kms, KeyId) => kms.send(new DisableKeyCommand({ KeyId })),
  },
  {
    id: 'delete', title: 'Schedule key deletion (30 days)',
    warning: (count) =>
      `In 30 days the material of ${keys(count)} is destroyed. What was encrypted under it can then never be decrypted again. Until then nobody can use it, and the deletion can be cancelled.`,
    run: (kms, KeyId) => kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 30 })),
  },
  {
    id: 'cancel', title: 'Cancel key deletion',
    warning: (count) => `The deletion of ${keys(count)} is cancelled. A key stays disabled until it is enabled.`,
    run: (kms, KeyId) => kms.send(new CancelKeyDeletionCommand({ KeyId })),
  },
];
