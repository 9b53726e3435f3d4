/** Things that were started and must be stopped in the reverse order, exactly once. */
export class LaunchStack {
  readonly #entries: { name: string; stop: () => Promise<void> }[] = [];
  #stopping: Promise<void> | undefined;

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Registers something that now runs. When the stop already began, it is stopped at once. */
  async add(name: string, stop: () => Promise<void>): Promise<void> {
    if (this.isStopping) await stop();
    else this.#entries.push({ name, stop });
  }

  /** Stops everything; a part that fails to stop is reported and does not keep the others running. */
  stop(report: (line: string) => void): Promise<void> {
    this.#stopping ??= this.#stopAll(report);
    return this.#stopping;
  }

  async #stopAll(report: (line: string) => void): Promise<void> {
    for (const entry of this.#entries.reverse()) {
      try {
        await entry.stop();
      } catch (error) {
        report(`${entry.name} did not stop cleanly: ${(error as Error).message}`);
      }
    }
  }
}
