import { randomBytes } from "@noble/hashes/utils.js";

const AT_ONCE = 400;

/** Hands out `length` fresh random bytes at each call. They are fetched for many calls at once: asking the system for few costs as much. */
export function randomPool(length: number): () => Uint8Array {
  let pool = new Uint8Array(0);
  let used = 0;
  return () => {
    if (used === pool.length) {
      pool = randomBytes(AT_ONCE * length);
      used = 0;
    }
    used += length;
    return pool.subarray(used - length, used);
  };
}
