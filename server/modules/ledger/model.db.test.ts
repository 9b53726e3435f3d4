import fc from "fast-check";
import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { checkInvariants } from "@/server/modules/ledger/check-invariants";
import { expireReservation } from "@/server/modules/ledger/expire-reservation";
import { postReservation } from "@/server/modules/ledger/post-reservation";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { reserveFunds } from "@/server/modules/ledger/reserve-funds";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import { custodyAccount, walletAccount } from "@/server/modules/ledger/rules";
import { voidReservation } from "@/server/modules/ledger/void-reservation";

/** The ledger with one thread and plain numbers. Account 0 is custody; it has no minimum. Every method answers "ok" or a code. */
class Model {
  balances = [0n, 0n, 0n, 0n];
  reserved = [0n, 0n, 0n, 0n];
  transfers: { legs: readonly Leg[]; isReversed: boolean }[] = [];
  reservations: { leg: Leg; isResolved: boolean }[] = [];

  post(legs: readonly Leg[]): string {
    if (legs.some(({ from, to }) => from === to)) return "invalid_state";
    const after = [...this.balances];
    for (const { from, to, amount } of legs) {
      after[from] = (after[from] ?? 0n) - amount;
      if (from !== 0 && (after[from] ?? 0n) < (this.reserved[from] ?? 0n)) return "insufficient_funds";
      after[to] = (after[to] ?? 0n) + amount;
    }
    this.balances = after;
    return "ok";
  }

  transfer(legs: readonly Leg[]): string {
    const answer = this.post(legs);
    if (answer === "ok") this.transfers.push({ legs, isReversed: false });
    return answer;
  }

  reverse(index: number): string {
    const original = this.transfers[index];
    if (!original) return "not_found";
    if (original.isReversed) return "invalid_state";
    const answer = this.post(
      original.legs.toReversed().map(({ from, to, amount }) => ({ from: to, to: from, amount })),
    );
    if (answer === "ok") original.isReversed = true;
    return answer;
  }

  reserve(leg: Leg): string {
    if (leg.from === leg.to) return "invalid_state";
    const free = (this.balances[leg.from] ?? 0n) - (this.reserved[leg.from] ?? 0n);
    if (leg.from !== 0 && free < leg.amount) return "insufficient_funds";
    this.reserved[leg.from] = (this.reserved[leg.from] ?? 0n) + leg.amount;
    this.reservations.push({ leg, isResolved: false });
    return "ok";
  }

  resolve(index: number, outcome: "post" | "void" | "expire"): string {
    const reservation = this.reservations[index];
    if (!reservation) return "not_found";
    if (reservation.isResolved) return "invalid_state";
    reservation.isResolved = true;
    const { leg } = reservation;
    this.reserved[leg.from] = (this.reserved[leg.from] ?? 0n) - leg.amount;
    return outcome === "post" ? this.transfer([leg]) : "ok";
  }
}

interface Leg {
  readonly from: number;
  readonly to: number;
  readonly amount: bigint;
}

const leg = fc.record({ from: fc.nat(3), to: fc.nat(3), amount: fc.bigInt(1n, 6n) });
const command = fc.oneof(
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
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

const clock = fixedClock("2026-01-31T12:00:00Z");
const ctx = systemContext("test", "test", clock);
const RESOLVE = { post: postReservation, void: voidReservation, expire: expireReservation };
const SHARED = { mode: "test", purpose: "model" } as const;

/** The same commands on the real ledger, with accounts of its own. */
class Books {
  private readonly name = newId("request");
  readonly accounts = [
    custodyAccount(this.name, "USDT"),
    ...[1, 2, 3].map((number) => walletAccount(`${this.name}:${number}`)),
  ];
  private readonly transfers: { id: string; input?: Parameters<typeof postTransfers>[1][number] }[] = [];
  private readonly reservations: string[] = [];

  private place({ from, to, amount }: Leg) {
    const [debit, credit] = [this.accounts[from], this.accounts[to]];
    if (!debit || !credit) throw new Error("a leg names one of four accounts");
    return { from: debit, to: credit, amount, currency: "USDT" as const };
  }

  async run(command: Command): Promise<string> {
    try {
      return await withTransaction(ctx, (ctx) => this.perform(ctx, command));
    } catch (error) {
      if (isDomainError(error)) return error.code;
      throw error;
    }
  }

  private async perform(ctx: TransactionContext, command: Command): Promise<string> {
    const reference = newId("request");
    switch (command.do) {
      case "transfer": {
        const input = { ...SHARED, reference, legs: command.legs.map((leg) => this.place(leg)) };
        const [posted] = await postTransfers(ctx, [input]);
        if (posted) this.transfers.push({ id: posted.id, input });
        return posted?.replayed === false ? "ok" : "lost";
      }
      case "repeat": {
        const input = this.transfers[command.index]?.input;
        if (!input) return "nothing to do";
        return (await postTransfers(ctx, [input]))[0]?.replayed ? "replayed" : "posted twice";
      }
      case "contradict": {
        const input = this.transfers[command.index]?.input;
        if (!input) return "nothing to do";
        await postTransfers(ctx, [
          { ...input, legs: input.legs.map((leg) => ({ ...leg, amount: leg.amount + 1n })) },
        ]);
        return "ok";
      }
      case "reverse": {
        const transferId = this.transfers[command.index]?.id ?? newId("ledgerTransfer");
        await reverseTransfers(ctx, [{ ...SHARED, transferId, reference }]);
        return "ok";
      }
      case "reserve": {
        const { id } = await reserveFunds(ctx, {
          ...SHARED,
          ...this.place(command.leg),
          reference,
          expiresAt: addSeconds(clock.now(), -1),
        });
        this.reservations.push(id);
        return "ok";
      }
      case "resolve": {
        const reservationId = this.reservations[command.index] ?? newId("ledgerTransfer");
        const { id } = await RESOLVE[command.outcome](ctx, { ...SHARED, reservationId, reference });
        if (command.outcome === "post") this.transfers.push({ id });
        return "ok";
      }
    }
  }

  async state(): Promise<{ balances: bigint[]; reserved: bigint[] }> {
    const rows = await db().ledgerAccount.findMany({ where: { code: { contains: this.name } } });
    const total = (field: "balance" | "reserved") =>
      this.accounts.map(({ code }) =>
        rows
          .filter((row) => row.code === code || row.code.startsWith(`${code}#`))
          .reduce((sum, row) => sum + row[field], 0n),
      );
    return { balances: total("balance"), reserved: total("reserved") };
  }
}

function expected(model: Model, command: Command, posted: readonly boolean[]): string {
  switch (command.do) {
    case "transfer":
      return model.transfer(command.legs);
    case "repeat":
      return posted[command.index] ? "replayed" : "nothing to do";
    case "contradict":
      return posted[command.index] ? "ledger_reference_conflict" : "nothing to do";
    case "reverse":
      return model.reverse(command.index);
    case "reserve":
      return model.reserve(command.leg);
    case "resolve":
      return model.resolve(command.index, command.outcome);
  }
}

test("random commands: the ledger answers and ends like a single-threaded model", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
      const [model, books] = [new Model(), new Books()];
      // Which transfers came from a `transfer` command, and so can be repeated by their reference.
      const posted: boolean[] = [];
      for (const command of commands) {
        const answer = expected(model, command, posted);
        if (model.transfers.length > posted.length) posted.push(command.do === "transfer");
        expect(await books.run(command)).toBe(answer);
      }
      expect(await books.state()).toEqual({ balances: model.balances, reserved: model.reserved });
    }),
    { numRuns: 60 },
  );
  expect((await checkInvariants(ctx)).filter(({ ok }) => !ok)).toEqual([]);
}, 60_000);
