/** The only source of the current time. Verbs take it from their context, so that tests and test mode can move it. */
export interface Clock {
  now(): Date;
  /** Real time, where this clock was moved away from it: for what must not move, such as keys and signatures. */
  readonly wall?: Clock;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still at `instant` until it is advanced. */
export function fixedClock(instant: Date | string): Clock & { advance(milliseconds: number): void } {
  let current = new Date(instant).getTime();
  return {
    now: () => new Date(current),
    advance: (milliseconds) => {
      current += milliseconds;
    },
  };
}

/** A clock that runs ahead of `wall` by so many seconds as `ahead` says at the moment. */
export class ShiftedClock implements Clock {
  constructor(
    readonly wall: Clock,
    private readonly ahead: () => number,
  ) {}

  now(): Date {
    return addSeconds(this.wall.now(), this.ahead());
  }
}

/** Real time, whatever this clock shows. */
export function wallNow(clock: Clock): Date {
  return (clock.wall ?? clock).now();
}

/** When in real time `clock` will show `at`, unless it is moved meanwhile. */
export function wallTimeOf(clock: Clock, at: Date): Date {
  const ahead = clock.now().getTime() - wallNow(clock).getTime();
  return new Date(at.getTime() - ahead);
}

/** Parses or copies a point in time; the counterpart of `Date.toISOString`. */
export function instant(value: string | number | Date): Date {
  return new Date(value);
}

export function addSeconds(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}

/** Milliseconds of a monotonic clock, for durations only. */
export function monotonicMilliseconds(): number {
  return performance.now();
}
