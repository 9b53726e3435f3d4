import { setTimeout as delay } from "node:timers/promises";

/**
 * Group commit: items added while a flush is under way share the next one, so that much concurrent work costs few
 * statements. Nothing waits when nothing is under way. With `gatherMilliseconds`, whatever comes so soon after a flush shares the
 * next one. One flush at a time; with `beside`, a second one once so many items wait.
 */
export class Batcher<Item, Result> {
  private waiting: Entry<Item, Result>[] = [];
  private flushing = 0;

  /** `write` answers with one result per item, in their order. `splits` says which failures of a batch an item may not share. */
  constructor(
    private readonly write: (items: Item[]) => Promise<Result[]>,
    private readonly options: {
      readonly size: number;
      readonly splits?: (error: unknown) => boolean;
      readonly gatherMilliseconds?: number;
      readonly beside?: number;
    },
  ) {}

  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.isDueBeside(this.flushing)) this.start();
    });
  }

  get pending(): boolean {
    return this.flushing > 0;
  }

  /** Whether enough wait to be flushed beside so many flushes. */
  private isDueBeside(others: number): boolean {
    const { beside = Infinity } = this.options;
    return this.waiting.length >= ([1, beside][others] ?? Infinity);
  }

  private start(): void {
    this.flushing += 1;
    // The rest of this tick may add more.
    setImmediate(() => void this.flushAll());
  }

  private async flushAll(): Promise<void> {
    const { size, gatherMilliseconds } = this.options;
    while (this.isDueBeside(this.flushing - 1)) {
      await this.flush(this.waiting.splice(0, size));
      if (gatherMilliseconds !== undefined && this.waiting.length < size) await delay(gatherMilliseconds);
    }
    this.flushing -= 1;
  }

  private async flush(entries: Entry<Item, Result>[]): Promise<void> {
    try {
      const results = await this.write(entries.map(({ item }) => item));
      for (const [index, entry] of entries.entries()) entry.resolve(results[index] as Result);
    } catch (error) {
      if (entries.length > 1 && this.options.splits?.(error)) {
        for (const entry of entries) await this.flush([entry]);
      } else {
        for (const entry of entries) entry.reject(error);
      }
    }
  }
}

interface Entry<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}
