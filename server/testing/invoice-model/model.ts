import type { Command, CommandOf, Settings } from "@/server/testing/invoice-model/commands";

interface Bill {
  readonly due: bigint;
  readonly tolerance: bigint;
  /** Seconds of the chain's time. */
  readonly expiresAt: number;
  readonly body: string;
  readonly order: number | null;
  status: "pending" | "confirming" | "paid" | "expired" | "cancelled";
  exception: "none" | "underpaid" | "overpaid" | "late";
  settled: { gross: bigint; fee: bigint; isAvailable: boolean } | null;
  readonly coins: Coin[];
}

/** A transfer that the watcher has found. */
interface Coin {
  readonly amount: bigint;
  readonly block: number;
  readonly late: boolean;
  readonly counts: boolean;
  stage: "detected" | "confirming" | "confirmed" | "final";
}

const FINALITY = 18;
const BLOCK_SECONDS = 3;
const CENT = 10_000n;

const sum = (coins: readonly Coin[]): bigint => coins.reduce((total, { amount }) => total + amount, 0n);
const isConfirmed = ({ stage }: Coin): boolean => stage === "confirmed" || stage === "final";

/** One merchant's invoices with one thread, plain numbers and no database. Every command has an answer in words. */
export class InvoiceModel {
  readonly bills: Bill[] = [];
  private readonly times: number[] = [];
  private pause = 0;
  private readonly transfers: { bill: Bill; block: number; amount: bigint }[] = [];
  private searched: number;

  constructor(private readonly settings: Settings) {
    this.mine({ blocks: FINALITY + 1, pauseSeconds: 0 });
    this.searched = this.head;
  }

  run(command: Command): string {
    switch (command.do) {
      case "create":
        return this.create(command);
      case "pay":
        return this.pay(command);
      case "mine":
        return this.mine(command);
      case "cancel":
        return this.cancel(command);
      case "search":
        return this.search();
      case "confirm":
        return this.confirm();
      case "settle":
        return this.settle();
      case "finalise":
        return this.finalise();
      case "expire":
        return this.expire();
    }
  }

  private get head(): number {
    return this.times.length - 1;
  }

  private timeOf(block: number): number {
    return this.times[block] ?? 0;
  }

  private create({ amount, expiresInSeconds, order }: CommandOf<"create">): string {
    const body = `${amount} ${expiresInSeconds}`;
    const known = order === null ? -1 : this.bills.findIndex((bill) => bill.order === order);
    if (known >= 0) return this.bills[known]?.body === body ? `invoice ${known}` : "conflict";
    const due = BigInt(amount) * CENT;
    this.bills.push({
      due,
      tolerance: ((due * BigInt(this.settings.toleranceBasisPoints)) / 10_000n / CENT) * CENT,
      expiresAt: this.timeOf(this.head) + expiresInSeconds,
      body,
      order,
      status: "pending",
      exception: "none",
      settled: null,
      coins: [],
    });
    return `invoice ${this.bills.length - 1}`;
  }

  private pay({ invoice, share }: CommandOf<"pay">): string {
    const bill = this.bills[invoice];
    if (!bill) return "nothing to do";
    this.mine({ blocks: 1, pauseSeconds: 0 });
    this.transfers.push({ bill, block: this.head, amount: (bill.due * BigInt(share)) / 100n });
    return "ok";
  }

  private mine({ blocks, pauseSeconds }: { blocks: number; pauseSeconds: number }): string {
    this.pause += pauseSeconds;
    for (let mined = 0; mined < blocks; mined += 1)
      this.times.push(this.times.length * BLOCK_SECONDS + this.pause);
    return "ok";
  }

  private cancel({ invoice }: CommandOf<"cancel">): string {
    const bill = this.bills[invoice];
    if (!bill) return "not_found";
    if (bill.status !== "pending" || bill.exception === "underpaid") return "invalid_state";
    bill.status = "cancelled";
    return "ok";
  }

  private search(): string {
    const found = this.transfers.filter(({ block }) => block > this.searched);
    this.searched = this.head;
    for (const { bill, block, amount } of found) {
      const late = this.timeOf(block) > bill.expiresAt;
      const isHeld = late && this.settings.latePolicy === "hold";
      const counts = bill.status !== "cancelled" && !isHeld;
      bill.coins.push({ amount, block, late, counts, stage: "detected" });
    }
    for (const { bill } of found) this.judge(bill);
    return "ok";
  }

  private confirm(): string {
    let moved = 0;
    for (const bill of this.bills) {
      const before = moved;
      for (const coin of bill.coins) {
        const isDeep = this.searched - coin.block + 1 >= this.settings.confirmationsOverride;
        const stage = isDeep ? "confirmed" : "confirming";
        if (coin.stage !== "detected" && !(coin.stage === "confirming" && isDeep)) continue;
        coin.stage = stage;
        moved += 1;
      }
      if (moved > before) this.judge(bill);
    }
    return `${moved} payments`;
  }

  private settle(): string {
    const open = this.bills.filter(({ status, settled }) => status === "paid" && settled === null);
    for (const bill of open) {
      const paid = sum(bill.coins.filter((coin) => coin.counts && isConfirmed(coin)));
      const gross = paid < bill.due ? paid : bill.due;
      const parts = gross * BigInt(this.settings.feeBasisPoints);
      const rounded = ((parts + 5_000n * CENT) / (10_000n * CENT)) * CENT;
      bill.settled = { gross, fee: rounded < gross ? rounded : gross, isAvailable: false };
      this.release(bill);
    }
    return `${open.length} settlements`;
  }

  private finalise(): string {
    const final = this.head - FINALITY;
    if (final > this.searched) return this.finaliseUpTo(this.lastFinal);
    this.lastFinal = final;
    return this.finaliseUpTo(final);
  }

  private lastFinal = 0;

  private finaliseUpTo(final: number): string {
    let moved = 0;
    for (const bill of this.bills) {
      const before = moved;
      for (const coin of bill.coins) {
        if (coin.stage !== "confirmed" || coin.block > final) continue;
        coin.stage = "final";
        moved += 1;
      }
      if (moved > before) this.release(bill);
    }
    return `${moved} payments`;
  }

  private expire(): string {
    const overdue = this.bills.filter(
      ({ status, expiresAt }) => status === "pending" && expiresAt < this.timeOf(this.searched),
    );
    for (const bill of overdue) this.judge(bill);
    return `${overdue.length} invoices`;
  }

  /** The merchant's money is free once everything that counts is final. */
  private release(bill: Bill): void {
    if (bill.settled && !bill.coins.some((coin) => coin.counts && coin.stage === "confirmed"))
      bill.settled.isAvailable = true;
  }

  private judge(bill: Bill): void {
    if (bill.status === "cancelled") return;
    const enough = bill.due - bill.tolerance;
    const counting = bill.coins.filter(({ counts }) => counts);
    const confirmed = counting.filter(isConfirmed);
    if (sum(counting) < enough) {
      // Once expired it stays so: time does not run back.
      const isOver = bill.status === "expired" || this.timeOf(this.searched) > bill.expiresAt;
      bill.status = isOver ? "expired" : "pending";
      bill.exception = counting.length > 0 ? "underpaid" : "none";
      return;
    }
    bill.status = sum(confirmed) >= enough ? "paid" : "confirming";
    const decisive = bill.status === "paid" ? confirmed : counting;
    if (sum(decisive.filter(({ late }) => !late)) < enough) bill.exception = "late";
    else bill.exception = sum(decisive) > (bill.settled?.gross ?? bill.due) ? "overpaid" : "none";
  }

  /** Where all money is, by account. */
  balances(): Record<string, bigint> {
    const coins = this.bills.flatMap((bill) => bill.coins).filter(isConfirmed);
    const settled = this.bills.flatMap((bill) => bill.settled ?? []);
    const net = (isAvailable: boolean): bigint =>
      settled
        .filter((settlement) => settlement.isAvailable === isAvailable)
        .reduce((total, { gross, fee }) => total + gross - fee, 0n);
    return {
      custody: -sum(coins),
      unmatched: sum(coins.filter(({ counts }) => !counts)),
      unapplied:
        sum(coins.filter(({ counts }) => counts)) - settled.reduce((total, { gross }) => total + gross, 0n),
      pending: net(false),
      available: net(true),
      fees: settled.reduce((total, { fee }) => total + fee, 0n),
    };
  }

  states(): object[] {
    return this.bills.map(({ status, exception, coins, settled }) => ({
      status,
      exception,
      payments: coins.map(({ amount, stage, late, counts }) => ({ amount, stage, late, counts })),
      settlement: settled,
    }));
  }
}
