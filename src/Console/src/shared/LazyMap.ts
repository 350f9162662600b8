/** What is known of many things, each asked for when it is wanted, a few at once. */
export class LazyMap<T> {
  private readonly known = new Map<string, T | null>();
  private readonly waiting = new Set<string>();
  private readonly asked = new Set<string>();

  /**
   * @param load asks for one; when it is refused, nothing is known of that one
   * @param atOnce how many are asked for at the same time
   * @param changed called when more is known
   */
  constructor(
    private readonly load: (id: string) => Promise<T>,
    private readonly atOnce: number,
    private readonly changed: () => void,
  ) {}

  /** What is known; null of what was refused, undefined of what was not asked for yet. */
  get(id: string): T | null | undefined {
    return this.known.get(id);
  }

  /** How many are known or were refused. */
  get size(): number {
    return this.known.size;
  }

  /** Asks for these before all others that wait. */
  want(ids: readonly string[]): void {
    const fresh = ids.filter((id) => !this.known.has(id) && !this.asked.has(id));
    const later = [...this.waiting].filter((id) => !fresh.includes(id));
    this.waiting.clear();
    [...fresh, ...later].forEach((id) => this.waiting.add(id));
    this.fill();
  }

  /** Asks for these again; until the answer is here, the old one stays. */
  renew(ids: readonly string[]): void {
    ids.filter((id) => !this.asked.has(id)).forEach((id) => this.waiting.add(id));
    this.fill();
  }

  /** Asks for nothing more. */
  stop(): void {
    this.waiting.clear();
  }

  private fill(): void {
    for (const id of this.waiting) {
      if (this.asked.size >= this.atOnce) {
        return;
      }
      this.waiting.delete(id);
      this.asked.add(id);
      void this.ask(id);
    }
  }

  private async ask(id: string): Promise<void> {
    try {
      this.known.set(id, await this.load(id));
    } catch {
      this.known.set(id, null);
    }
    this.asked.delete(id);
    this.changed();
    this.fill();
  }
}
