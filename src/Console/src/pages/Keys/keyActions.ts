import {
  CancelKeyDeletionCommand, DisableKeyCommand, EnableKeyCommand, type KeyState, type KMSClient, ScheduleKeyDeletionCommand, type Tag, TagResourceCommand,
} from '@aws-sdk/client-kms';

/** What an action may ask for before it is done. */
export interface Wish {
  days: number;
  tags: Tag[];
}

/** Something that is done to keys, and what is said before it. */
export interface KeyAction {
  id: string;
  title: string;
  warning: (count: number) => string;
  asks?: keyof Wish;
  /** Whether it takes something away, so that it is confirmed once more. */
  grave?: boolean;
  /** The states that it cannot be done in, and why. */
  unfit: Partial<Record<KeyState, string>>;
  run: (kms: KMSClient, keyId: string, wish: Wish) => Promise<unknown>;
}

const keys = (count: number) => (count === 1 ? 'this key' : `these ${count} keys`);

const going = { PendingDeletion: 'Its deletion is scheduled.', PendingReplicaDeletion: 'Its deletion waits for its replicas.' };
const busy = { Creating: 'It is still being made.', Updating: 'Its Region is being changed.' };
const materialMissing = { PendingImport: 'Its key material is not there: import it.' };
const notGoing = 'Its deletion is not scheduled.';

/** The actions of the list and of a key's page. The states are those of AWS's table (Key states of AWS KMS keys). */
export const keyActions: readonly KeyAction[] = [
  {
    id: 'enable', title: 'Enable',
    warning: (count) => `Whoever the policies allow can use ${keys(count)} again.`,
    unfit: { Enabled: 'It is enabled.', ...going, ...busy, ...materialMissing },
    run: (kms, KeyId) => kms.send(new EnableKeyCommand({ KeyId })),
  },
  {
    id: 'disable', title: 'Disable', grave: true,
    warning: (count) => `Nobody can use ${keys(count)} until enabled again: no signature, no decryption.`,
    unfit: { Disabled: 'It is disabled.', ...going, ...busy, ...materialMissing },
    run: (kms, KeyId) => kms.send(new DisableKeyCommand({ KeyId })),
  },
  {
    id: 'tags', title: 'Add or change tags', asks: 'tags',
    warning: (count) => `The tags are put on ${keys(count)}; a tag whose key is there already gets the new value. Policies may depend on tags.`,
    unfit: going,
    run: (kms, KeyId, { tags }) => kms.send(new TagResourceCommand({ KeyId, Tags: tags })),
  },
  {
    id: 'delete', title: 'Schedule key deletion', asks: 'days', grave: true,
    warning: (count) =>
      `When the waiting period is over, the material of ${keys(count)} is destroyed. What was encrypted under it can then never be decrypted again. ` +
      'Until then nobody can use it, and the deletion can be cancelled.',
    unfit: { ...going, Updating: busy.Updating },
    run: (kms, KeyId, { days }) => kms.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: days })),
  },
  {
    id: 'cancel', title: 'Cancel key deletion',
    warning: (count) => `The deletion of ${keys(count)} is cancelled. A key stays disabled until it is enabled.`,
    unfit: { Enabled: notGoing, Disabled: notGoing, PendingImport: notGoing, Unavailable: notGoing, ...busy },
    run: (kms, KeyId) => kms.send(new CancelKeyDeletionCommand({ KeyId })),
  },
];

/** A key that an action is meant for; its state is not known when it may not be described. */
export interface Target {
  id: string;
  state: KeyState | undefined;
}

/** Why an action cannot be done to a key; nothing when it can, or when only the service knows. */
export const whyNot = (action: KeyAction, { state }: Target): string | undefined => state && action.unfit[state];

/** Why an action cannot be done to any of these keys; nothing when it can to some. */
export function whyNone(action: KeyAction, targets: readonly Target[]): string | undefined {
  const reasons = targets.map((target) => whyNot(action, target));
  if (targets.length === 0 || reasons.includes(undefined)) {
    return undefined;
  }
  if (new Set(reasons).size > 1) {
    return 'None of the chosen keys is in a state for it.';
  }
  return targets.length === 1 ? reasons[0] : `Of each: ${reasons[0]!.toLowerCase()}`;
}
