import { isDomainError } from "@/server/core/errors";
import { formatAmount, money } from "@/server/core/money";
import { parseTronAddress, type TronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { chainReaders } from "@/server/modules/chains/ports";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { cleanDatabase } from "@/server/testing/chain-fuzz/clean-database";
import { makeMerchant, makeSystem } from "@/server/testing/factories";
import { FakeChain } from "@/server/testing/fake-chain";
import type { Command, CommandOf, Settings } from "@/server/testing/invoice-model/commands";

const NETWORK = "tron-local";
const network = { network: NETWORK };
const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");
const CENT = 10_000n;

/** The product itself, with one merchant, in the emptied database of this process. */
export class Shop {
  private readonly invoices: { id: string; due: bigint; address: TronAddress }[] = [];

  private constructor(
    private readonly chain: FakeChain,
    private readonly system: Context,
    private readonly merchant: Context,
  ) {}

  static async open(settings: Settings): Promise<Shop> {
    await cleanDatabase();
    const chain = new FakeChain(NETWORK, TOKEN);
    chainReaders.provide(new Map([[NETWORK, chain]]));
    const clock = { now: () => chain.headTime };
    const shop = new Shop(chain, makeSystem(clock), (await makeMerchant(settings, clock)).ctx);
    await shop.search();
    return shop;
  }

  async run(command: Command): Promise<string> {
    try {
      return await this.perform(command);
    } catch (error) {
      if (isDomainError(error)) return error.code;
      throw error;
    }
  }

  private async perform(command: Command): Promise<string> {
    switch (command.do) {
      case "create":
        return this.create(command);
      case "pay":
        return this.pay(command);
      case "mine":
        this.chain.standStill(command.pauseSeconds);
        this.chain.mine(command.blocks);
        return "ok";
      case "cancel":
        await cancelInvoice(this.merchant, { id: this.invoices[command.invoice]?.id ?? "inv_none" });
        return "ok";
      case "search":
        return this.search();
      case "confirm":
        return `${await confirmDeposits(this.system, network)} payments`;
      case "settle": {
        const invoiceIds = await listUnsettledInvoices(this.system);
        return `${await settleInvoices(this.system, { invoiceIds })} settlements`;
      }
      case "finalise":
        while ((await scanFinal(this.system, network)).behind);
        return `${await finaliseDeposits(this.system, network)} payments`;
      case "expire":
        return `${await expireInvoices(this.system, network)} invoices`;
    }
  }

  private async create({ amount, expiresInSeconds, order }: CommandOf<"create">): Promise<string> {
    const due = BigInt(amount) * CENT;
    const invoice = await createInvoice(this.merchant, {
      amount: formatAmount(money(due, "USDT")),
      expires_in_seconds: expiresInSeconds,
      ...(order === null ? {} : { order_id: `order ${order}` }),
    });
    const known = this.invoices.findIndex(({ id }) => id === invoice.id);
    if (known >= 0) return `invoice ${known}`;
    this.invoices.push({ id: invoice.id, due, address: parseTronAddress(invoice.payable.address) });
    return `invoice ${this.invoices.length - 1}`;
  }

  private pay({ invoice, share }: CommandOf<"pay">): string {
    const paid = this.invoices[invoice];
    if (!paid) return "nothing to do";
    this.chain.pay({ to: paid.address, value: (paid.due * BigInt(share)) / 100n });
    return "ok";
  }

  private async search(): Promise<string> {
    while ((await scanChain(this.system, network)).behind);
    return "ok";
  }

  async balances(): Promise<Record<string, bigint>> {
    const rows = await db().ledgerAccount.findMany();
    const total = (pattern: RegExp): bigint =>
      rows.filter(({ code }) => pattern.test(code)).reduce((sum, { balance }) => sum + balance, 0n);
    return {
      custody: total(/^custody:/),
      unmatched: total(/^unmatched:/),
      unapplied: total(/:unapplied$/),
      pending: total(/:pending$/),
      available: total(/:available$/),
      fees: total(/^platform:fees/),
    };
  }

  async states(): Promise<object[]> {
    const rows = await db().invoice.findMany({
      include: { payments: { orderBy: { blockNumber: "asc" } }, settlements: true },
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return this.invoices.map(({ id }) => {
      const row = byId.get(id);
      const [settlement, ...more] = row?.settlements ?? [];
      if (!row || more.length > 0) throw new Error(`Invoice ${id} is lost or was settled twice`);
      return {
        status: row.status,
        exception: row.exception,
        payments: row.payments.map(({ amountMinor, status, finalAt, late, disposition }) => ({
          amount: amountMinor,
          stage: finalAt === null ? status : "final",
          late,
          counts: disposition === "applied",
        })),
        settlement: settlement
          ? {
              gross: settlement.grossMinor,
              fee: settlement.feeMinor,
              isAvailable: settlement.availableAt !== null,
            }
          : null,
      };
    });
  }
}
