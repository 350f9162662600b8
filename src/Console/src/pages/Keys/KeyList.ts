import {
  DescribeKeyCommand, GetKeyLastUsageCommand, type KeyLastUsageData, type KeyMetadata, type KMSClient, paginateListAliases, paginateListKeys,
} from '@aws-sdk/client-kms';
import { LazyMap } from '../../shared/LazyMap';

/** A line of the list. Of a key that was not described yet, or may not be, the id and the aliases alone are known. */
export interface KeyRow {
  id: string;
  aliases: string[];
  metadata: KeyMetadata | undefined;
  lastUse: KeyLastUsageData | undefined;
}

// A browser keeps six connections to a server: one stays free for what is clicked.
const atOnce = 5;

/** The account's keys: their ids and aliases stream in, page by page; what else is known of a key is asked for when it is shown. */
export class KeyList {
  readonly details: LazyMap<KeyMetadata>;
  readonly uses: LazyMap<KeyLastUsageData>;
  listing = true;
  private readonly ids: string[] = [];
  private readonly aliases = new Map<string, string[]>();
  private readonly stopped = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly kms: KMSClient, private readonly changed: () => void) {
    const options = { abortSignal: this.stopped.signal };
    const soon = () => this.tell();
    this.details = new LazyMap(async (KeyId) => (await kms.send(new DescribeKeyCommand({ KeyId }), options)).KeyMetadata!, atOnce, soon);
    this.uses = new LazyMap(async (KeyId) => (await kms.send(new GetKeyLastUsageCommand({ KeyId }), options)).KeyLastUsage ?? {}, atOnce, soon);
  }

  /** The lines that are known so far, without the keys that AWS services manage. */
  rows(): KeyRow[] {
    return this.ids
      .map((id) => ({ id, aliases: this.aliases.get(id) ?? [], metadata: this.details.get(id) ?? undefined, lastUse: this.uses.get(id) ?? undefined }))
      .filter(({ aliases, metadata }) => metadata?.KeyManager !== 'AWS' && !aliases.some((name) => name.startsWith('alias/aws/')));
  }

  /**
   * Lists keys and aliases, both at once.
   * @throws the service's refusal to list
   */
  async list(): Promise<void> {
    try {
      await Promise.all([this.listKeys(), this.listAliases()]);
    } finally {
      this.listing = false;
      this.tell();
    }
  }

  /** Asks for nothing more. */
  stop(): void {
    clearTimeout(this.timer);
    this.stopped.abort();
    this.details.stop();
    this.uses.stop();
  }

  private async listKeys(): Promise<void> {
    for await (const page of paginateListKeys({ client: this.kms, pageSize: 1000 }, {}, { abortSignal: this.stopped.signal })) {
      this.ids.push(...(page.Keys ?? []).map(({ KeyId }) => KeyId!));
      this.tell();
    }
  }

  private async listAliases(): Promise<void> {
    for await (const page of paginateListAliases({ client: this.kms, pageSize: 100 }, {}, { abortSignal: this.stopped.signal })) {
      for (const { AliasName, TargetKeyId } of page.Aliases ?? []) {
        if (TargetKeyId) {
          this.aliases.set(TargetKeyId, [...(this.aliases.get(TargetKeyId) ?? []), AliasName!]);
        }
      }
      this.tell();
    }
  }

  // Many answers, one picture: ten a second are enough.
  private tell(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (!this.stopped.signal.aborted) {
        this.changed();
      }
    }, 100);
  }
}
