import fc from "fast-check";

const leg = fc.record({ from: fc.nat(3), to: fc.nat(3), amount: fc.bigInt(1n, 6n) });
export const command = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("transfer" as const),
      legs: fc.array(leg, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("repeat" as const), index: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("contradict" as const), index: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reverse" as const), index: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("reserve" as const), leg: leg.filter(({ from }) => from > 0) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("resolve" as const),
      index: fc.nat(3),
      outcome: fc.constantFrom("post" as const, "void" as const, "expire" as const),
    }),
  },
);
export type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
