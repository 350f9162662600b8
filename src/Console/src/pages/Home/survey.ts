import { DescribeKeyCommand, GetKeyLastUsageCommand, type KeyMetadata, type KMSClient, paginateListKeys } from '@aws-sdk/client-kms';
import { allInTurns } from '../../shared/inTurns';
import { collect } from '../../shared/useStream';

/** What is known of a key: what it is, and when it was last used. */
export interface Surveyed {
  metadata: KeyMetadata;
  /** Null when it was not used since its use is tracked; undefined when that is not known. */
  used: Date | null | undefined;
}

/** The keys that were looked at, and how many there are. */
export interface Survey {
  total: number;
  looked: number;
  /** Those of the looked at that may not be read. */
  closed: number;
  keys: Surveyed[];
}

// Keys that are asked about between two looks at the page.
const handful = 60;

// Every look is some calls, each an event of the trail: a session that comes back goes on where it stopped.
const seen = new WeakMap<KMSClient, Survey>();

/**
 * Looks at the account's keys, the first so many of them, a few at a time; what is known is shown as it comes.
 * @throws the service's refusal to list
 */
export async function survey(kms: KMSClient, most: number, abortSignal: AbortSignal, show: (survey: Survey) => void): Promise<Survey> {
  const before = seen.get(kms);
  if (before && before.looked >= Math.min(most, before.total)) {
    return before;
  }

  const ids = await collect(paginateListKeys({ client: kms, pageSize: 1000 }, {}, { abortSignal }), (page) => page.Keys?.map(({ KeyId }) => KeyId!));
  let known: Survey = { looked: 0, closed: 0, keys: [], ...before, total: ids.length };
  for (let end = Math.min(most, ids.length); known.looked < end; ) {
    const some = ids.slice(known.looked, Math.min(known.looked + handful, end));
    const found = (await allInTurns(some, (id) => look(kms, id, abortSignal))).filter((key) => key !== undefined);
    known = {
      total: ids.length, looked: known.looked + some.length, closed: known.closed + some.length - found.length,
      keys: [...known.keys, ...found.filter(({ metadata }) => metadata.KeyManager !== 'AWS')],
    };
    seen.set(kms, known);
    show(known);
  }
  return known;
}

/** Makes the next look a fresh one. */
export const forget = (kms: KMSClient) => seen.delete(kms);

// Of a key that may not be read, or is gone meanwhile, nothing can be told.
async function look(kms: KMSClient, KeyId: string, abortSignal: AbortSignal): Promise<Surveyed | undefined> {
  const metadata = await kms.send(new DescribeKeyCommand({ KeyId }), { abortSignal }).then((answer) => answer.KeyMetadata, passOver);
  if (!metadata || metadata.KeyState !== 'Enabled') {
    return metadata && { metadata, used: undefined };
  }

  const usage = await kms.send(new GetKeyLastUsageCommand({ KeyId }), { abortSignal }).catch(passOver);
  return { metadata, used: usage && (usage.KeyLastUsage?.Timestamp ?? null) };
}

function passOver(refusal: Error): undefined {
  if (refusal.name !== 'AccessDeniedException' && refusal.name !== 'NotFoundException') {
    throw refusal;
  }
}
