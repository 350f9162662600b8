import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { Surveyed } from './survey';

const day = 86_400_000;

/** How long a key may idle, and how long before it expires material is worth a word, in days. */
export const idleDays = 90;
export const expiryDays = 30;

/** Something about a key that somebody should look at. */
export interface Concern {
  keyId: string;
  what: string;
  /** By which it is sorted: what is due first comes first. */
  due: Date;
}

/** What of the keys needs attention, the most urgent first. */
export function concernsOf(keys: readonly Surveyed[], now: Date): Concern[] {
  return keys.flatMap((key) => concernOf(key, now) ?? []).sort((a, b) => a.due.getTime() - b.due.getTime());
}

function concernOf({ metadata, used }: Surveyed, now: Date): Concern | undefined {
  const { KeyId, KeyState, DeletionDate, ValidTo, CreationDate } = metadata as KeyMetadata & { CreationDate: Date };
  const about = (what: string, due: Date) => ({ keyId: KeyId!, what, due });
  const date = (time: Date) => time.toISOString().slice(0, 10);
  if (KeyState === 'PendingDeletion' || KeyState === 'PendingReplicaDeletion') {
    return about(DeletionDate ? `is deleted on ${date(DeletionDate)}` : 'is deleted once its replicas are', DeletionDate ?? now);
  }
  if (KeyState === 'Unavailable') {
    return about('cannot be used: its custom key store is not connected', now);
  }
  if (KeyState === 'PendingImport') {
    return about('has no key material: import it', now);
  }
  if (ValidTo && ValidTo.getTime() - now.getTime() < expiryDays * day) {
    return about(`loses its key material on ${date(ValidTo)}`, ValidTo);
  }

  const since = used === null ? CreationDate : used;
  if (since && now.getTime() - since.getTime() > idleDays * day) {
    // It is due after all else: nothing happens by itself.
    return about(used === null ? `was not used since it was made on ${date(CreationDate)}` : `was last used on ${date(since)}`, new Date(now.getTime() + since.getTime()));
  }
  return undefined;
}

/** How many keys are in each state, the most frequent first; the number is told beside the state, for few may be too few to see. */
export function statesOf(keys: readonly Surveyed[]): { x: string; y: number }[] {
  const counts = new Map<string, number>();
  for (const { metadata } of keys) {
    const state = metadata.KeyState ?? 'Unknown';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, y]) => ({ x: `${state} (${y})`, y })).sort((a, b) => b.y - a.y);
}
