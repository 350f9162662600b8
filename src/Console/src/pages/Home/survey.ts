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
  keys: Surveyed[];
}

// Keys that are asked about between two looks at the page.
const handful = 60;

/**
 * Looks at the account's keys, the first so many of them, a few at a time; what is known is shown as it comes.
 * @throws the service's refusal to list
 */
export async function survey(kms: KMSClient, most: number, abortSignal: AbortSignal, show: (survey: Survey) => void): Promise<Survey> {
  const ids = await collect(paginateListKeys({ client: kms, pageSize: 1000 }, {}, { abortSignal }), (page) => page.Keys?.map(({ KeyId }) => KeyId!));
  const some = ids.slice(0, most);
  const keys: Surveyed[] = [];
  for (let at = 0; at < some.length && !abortSignal.aborted; at += handful) {
    const known = await allInTurns(some.slice(at, at + handful), (id) => look(kms, id, abortSignal));
    keys.push(...known.filter((key) => key !== undefined).filter(({ metadata }) => metadata.KeyManager !== 'AWS'));
    show({ total: ids.length, looked: Math.min(at + handful, some.length), keys: [...keys] });
  }
  return { total: ids.length, looked: some.length, keys };
}

// A key that may not be looked at, or is gone meanwhile, is none that this page can tell of.
async function look(kms: KMSClient, KeyId: string, abortSignal: AbortSignal): Promise<Surveyed | undefined> {
  const metadata = await kms.send(new DescribeKeyCommand({ KeyId }), { abortSignal }).then((answer) => answer.KeyMetadata, unlessAborted(abortSignal));
  if (!metadata || metadata.KeyState !== 'Enabled') {
    return metadata && { metadata, used: undefined };
  }

  const usage = await kms.send(new GetKeyLastUsageCommand({ KeyId }), { abortSignal }).catch(unlessAborted(abortSignal));
  return { metadata, used: usage && (usage.KeyLastUsage?.Timestamp ?? null) };
}

const unlessAborted = (signal: AbortSignal) => (refusal: unknown): undefined => {
  if (signal.aborted) {
    throw refusal;
  }
};
