/** A pause that can be cut short. A wake-up that comes while nobody waits is kept for the next wait. */
export class Waiter {
  private woken = false;
  private closed = false;
  private release: (() => void) | undefined;
  private releasedByWake = false;

  /** Returns after `milliseconds` or at the next wake-up, whichever is first; at once when one is kept. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.woken) await this.sleep(milliseconds, true);
    this.woken = false;
  }

  /** Returns after `milliseconds`; only `close` ends it early. */
  pause(milliseconds: number): Promise<void> {
    return this.sleep(milliseconds, false);
  }

  wake(): void {
    this.woken = true;
    if (this.releasedByWake) this.release?.();
  }

  /** Ends the pause under way and every later one. */
  close(): void {
    this.closed = true;
    this.release?.();
  }

  private sleep(milliseconds: number, releasedByWake: boolean): Promise<void> {
    if (this.closed) return Promise.resolve();
    this.releasedByWake = releasedByWake;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.release?.(), milliseconds);
      this.release = () => {
        clearTimeout(timer);
        this.release = undefined;
        resolve();
      };
    });
  }
}
