import {
  DescribeKeyCommand, type KeyMetadata, type KMSClient, NotFoundException, paginateListAliases, paginateListKeys,
} from '@aws-sdk/client-kms';

/** A line of the list: a key and its aliases. Of a key that may not be described, the id alone is known. */
export interface KeyRow {
  id: string;
  aliases: string[];
  metadata: KeyMetadata | undefined;
}

// A browser keeps six connections to a server; more calls would only wait.
const atOnce = 6;

/**
 * Lists the account's keys, page by page; each page is handed on as soon as it is known.
 * @throws the service's refusal to list
 */
export async function loadKeys(kms: KMSClient, signal: AbortSignal, show: (rows: KeyRow[]) => void): Promise<KeyRow[]> {
  const aliases = await loadAliases(kms, signal);
  const rows: KeyRow[] = [];
  for await (const page of paginateListKeys({ client: kms, pageSize: 1000 }, {}, { abortSignal: signal })) {
    rows.push(...(page.Keys ?? []).map(({ KeyId }) => ({ id: KeyId!, aliases: aliases.get(KeyId!) ?? [], metadata: undefined })));
    show([...rows]);
  }
  for (let at = 0; at < rows.length; at += atOnce * 10) {
    const some = rows.slice(at, at + atOnce * 10);
    rows.splice(at, some.length, ...(await inTurns(some, (row) => describe(kms, row, signal))));
    show([...rows]);
  }
  return rows.filter((row) => row.metadata?.KeyManager !== 'AWS');
}

async function loadAliases(kms: KMSClient, signal: AbortSignal): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for await (const page of paginateListAliases({ client: kms, pageSize: 100 }, {}, { abortSignal: signal })) {
    for (const { AliasName, TargetKeyId } of page.Aliases ?? []) {
      if (TargetKeyId) {
        names.set(TargetKeyId, [...(names.get(TargetKeyId) ?? []), AliasName!]);
      }
    }
  }
  return names;
}

async function describe(kms: KMSClient, row: KeyRow, signal: AbortSignal): Promise<KeyRow> {
  try {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: row.id }), { abortSignal: signal });
    return { ...row, metadata: KeyMetadata };
  } catch (refusal) {
    if (refusal instanceof NotFoundException || (refusal as Error).name === 'AccessDeniedException') {
      return row;
    }
    throw refusal;
  }
}

async function inTurns<T, R>(all: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array<R>(all.length);
  const rest = all.map((one, at) => [one, at] as const);
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) {
      results[next[1]] = await work(next[0]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
