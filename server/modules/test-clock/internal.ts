const KEY = Symbol.for("daric.test-clock");
/** On globalThis because server code is bundled more than once in one process. */
const slots = globalThis as unknown as Record<symbol, number | undefined>;

export const rememberedAhead = (): number => slots[KEY] ?? 0;

/** Never back: a read that took long may be older than what is known already. */
export function rememberAhead(seconds: number): void {
  slots[KEY] = Math.max(rememberedAhead(), seconds);
}
