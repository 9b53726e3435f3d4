/** The only source of the current time. Verbs take it from their context, so that tests and test mode can move it. */
export interface Clock {
  now(): Date;
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
