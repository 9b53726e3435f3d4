import { systemContext } from "@/server/auth/authorize";
import { addSeconds, fixedClock } from "@/server/core/clock";
import { isDomainError } from "@/server/core/errors";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import { expireReservation } from "@/server/modules/ledger/expire-reservation";
import { postReservation } from "@/server/modules/ledger/post-reservation";
import { postTransfers } from "@/server/modules/ledger/post-transfers";
import { reserveFunds } from "@/server/modules/ledger/reserve-funds";
import { reverseTransfers } from "@/server/modules/ledger/reverse-transfers";
import { custodyAccount, walletAccount } from "@/server/modules/ledger/rules";
import { voidReservation } from "@/server/modules/ledger/void-reservation";
import type { Command } from "@/server/testing/ledger-model/commands";
import type { Leg } from "@/server/testing/ledger-model/model";

const clock = fixedClock("2026-01-31T12:00:00Z");
const ctx = systemContext("test", "test", clock);
const RESOLVE = { post: postReservation, void: voidReservation, expire: expireReservation };
const SHARED = { mode: "test", purpose: "model" } as const;

/** The same commands on the real ledger, with accounts of its own. */
export class Books {
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
