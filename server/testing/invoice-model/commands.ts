import fc from "fast-check";

/** The settings of the merchant that change how money is judged. */
const settings = fc.record({
  toleranceBasisPoints: fc.constantFrom(0, 100, 500),
  feeBasisPoints: fc.constantFrom(100, 0, 250),
  latePolicy: fc.constantFrom("accept" as const, "hold" as const),
  confirmationsOverride: fc.constantFrom(1, 3, 20),
});
export type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

const create = fc.record({
  do: fc.constant("create" as const),
  /** Cents. */
  amount: fc.constantFrom(1, 999, 1_050, 50_000),
  expiresInSeconds: fc.constantFrom(300, 600),
  /** Orders are few, so that one is asked for twice; null is none. */
  order: fc.constantFrom(null, null, 1, 2),
});
const invoice = fc.constantFrom(0, 1, 2);
const pay = fc.record({
  do: fc.constant("pay" as const),
  invoice,
  /** Hundredths of what is due. */
  share: fc.constantFrom(100, 100, 100, 50, 96, 99, 150),
});
const mine = fc.record({
  do: fc.constant("mine" as const),
  blocks: fc.constantFrom(1, 2, 20),
  /** How long the chain stands still before. */
  pauseSeconds: fc.constantFrom(0, 0, 0, 290, 400),
});
const cancel = fc.record({ do: fc.constant("cancel" as const), invoice });
const job = <D extends string>(name: D) => fc.record({ do: fc.constant(name) });

const command = fc.oneof(
  { weight: 2, arbitrary: create },
  { weight: 5, arbitrary: pay },
  { weight: 3, arbitrary: mine },
  { weight: 1, arbitrary: cancel },
  { weight: 6, arbitrary: job("search") },
  { weight: 5, arbitrary: job("confirm") },
  { weight: 3, arbitrary: job("settle") },
  { weight: 2, arbitrary: job("finalise") },
  { weight: 2, arbitrary: job("expire") },
);
export type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
export type CommandOf<D extends Command["do"]> = Extract<Command, { do: D }>;

/** A merchant and what happens to it. It begins with an invoice. Long ones are as likely as short ones: these get nowhere. */
export const story = fc.noBias(
  fc.record({
    settings,
    commands: fc
      .tuple(create, fc.array(command, { minLength: 5, maxLength: 40, size: "max" }))
      .map(([first, rest]): Command[] => [first, ...rest]),
  }),
);
