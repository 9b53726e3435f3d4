import { parseTronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { chainReaders } from "@/server/modules/chains/ports";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { deleteCustomer } from "@/server/modules/customers/delete-customer";
import { updateCustomer } from "@/server/modules/customers/update-customer";
import { confirmDeposits } from "@/server/modules/deposits/confirm-deposits";
import { failOrphanedDeposits } from "@/server/modules/deposits/fail-orphaned-deposits";
import { finaliseDeposits } from "@/server/modules/deposits/finalise-deposits";
import { scanChain } from "@/server/modules/deposits/scan-chain";
import { scanFinal } from "@/server/modules/deposits/scan-final";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { expireInvoices } from "@/server/modules/invoices/expire-invoices";
import { listUnsettledInvoices } from "@/server/modules/invoices/list-unsettled-invoices";
import type { CreateInvoiceInput, Invoice } from "@/server/modules/invoices/schema";
import { settleInvoices } from "@/server/modules/invoices/settle-invoices";
import { markInvoicePaid } from "@/server/modules/manual-payments/mark-invoice-paid";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { deactivatePaymentLink } from "@/server/modules/payment-links/deactivate-payment-link";
import { updatePaymentLink } from "@/server/modules/payment-links/update-payment-link";
import { assignUnmatchedDeposit } from "@/server/modules/unmatched-deposits/assign-unmatched-deposit";
import { keepUnmatchedDeposit } from "@/server/modules/unmatched-deposits/keep-unmatched-deposit";
import { listUnmatchedDeposits } from "@/server/modules/unmatched-deposits/list-unmatched-deposits";
import { requestUnmatchedRefund } from "@/server/modules/unmatched-deposits/request-unmatched-refund";
import { makeMerchant, makeSystem } from "@/server/testing/factories";
import { FakeChain } from "@/server/testing/fake-chain";

const NETWORK = "tron-local";
const network = { network: NETWORK };
const TOKEN = parseTronAddress("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf");
const REFUND_ADDRESS = "TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH";
const MICRO = 1_000_000n;
const DAY = 24 * 60 * 60;

export interface Told {
  readonly merchant: Context;
  readonly system: Context;
}

/** A merchant to whom everything happens that an event tells of, except to its webhook endpoints. All its times are the chain's. */
export class Story implements Told {
  private constructor(
    private readonly chain: FakeChain,
    readonly system: Context,
    readonly merchant: Context,
  ) {}

  static async begin(): Promise<Story> {
    const chain = new FakeChain(NETWORK, TOKEN);
    chainReaders.provide(new Map([[NETWORK, chain]]));
    const now = () => chain.headTime;
    const clock = { now, wall: { now } };
    const story = new Story(chain, makeSystem(clock), (await makeMerchant({}, clock)).ctx);
    await story.watch();
    return story;
  }

  async tell(): Promise<void> {
    await this.payInFull();
    await this.payTooLittleAndTooMuch();
    await this.expireAndPayLate();
    await this.decideAboutUnmatchedMoney();
    await this.loseAPayment();
    await this.nameACustomer();
    await this.shareALink();
    const { id } = await this.ask();
    await markInvoicePaid(this.merchant, { id, reason: "Paid at the counter", proof: "Receipt 118" });
  }

  private ask(input: CreateInvoiceInput = { amount: "25.00" }): Promise<Invoice> {
    return createInvoice(this.merchant, input);
  }

  /** Pays whole USDT in a block of its own. */
  private async pay({ payable }: Invoice, usdt: bigint): Promise<void> {
    this.chain.pay({ to: parseTronAddress(payable.address), value: usdt * MICRO });
    await this.watch();
  }

  private async mine(blocks: number): Promise<void> {
    this.chain.mine(blocks);
    await this.watch();
  }

  /** Everything that the jobs do with the blocks there are. */
  private async watch(): Promise<void> {
    while ((await scanChain(this.system, network)).behind);
    await confirmDeposits(this.system, network);
    await settleInvoices(this.system, { invoiceIds: await listUnsettledInvoices(this.system) });
    while ((await scanFinal(this.system, network)).behind);
    await finaliseDeposits(this.system, network);
    await expireInvoices(this.system, network);
  }

  private async payInFull(): Promise<void> {
    const customer = await createCustomer(this.merchant, { email: "ada@example.com", name: "Ada Lovelace" });
    const invoice = await this.ask({
      line_items: [{ description: "Coffee beans, 1 kg", quantity: 2, unit_amount: "125.00" }],
      description: "Order 1001",
      order_id: "order-1001",
      customer_id: customer.id,
      metadata: { channel: "web" },
    });
    await this.pay(invoice, 250n);
    await this.mine(3);
    await this.mine(invoice.required_confirmations);
    await this.mine(40);
  }

  private async payTooLittleAndTooMuch(): Promise<void> {
    await this.pay(await this.ask(), 10n);
    await this.pay(await this.ask(), 30n);
    await this.mine(40);
  }

  private async expireAndPayLate(): Promise<void> {
    const invoice = await this.ask({ amount: "25.00", expires_in_seconds: 300 });
    await this.mine(120);
    await this.pay(invoice, 25n);
    await this.mine(40);
  }

  private async decideAboutUnmatchedMoney(): Promise<void> {
    for (let count = 0; count < 3; count += 1) {
      const invoice = await this.ask();
      await cancelInvoice(this.merchant, { id: invoice.id });
      await this.pay(invoice, 25n);
    }
    await this.mine(40);
    const { data } = await listUnmatchedDeposits(this.merchant, { state: "open", order: "asc" });
    const [first, second, third] = data.map(({ id }) => ({ id, reason: "Agreed with the customer" }));
    if (!first || !second || !third) throw new Error("No money is unmatched");
    await assignUnmatchedDeposit(this.merchant, { ...first, invoice_id: (await this.ask()).id });
    await keepUnmatchedDeposit(this.merchant, second);
    await requestUnmatchedRefund(this.merchant, { ...third, address: REFUND_ADDRESS });
    await this.watch();
  }

  /** A payment that was settled leaves the chain before it is final, and does not come back. */
  private async loseAPayment(): Promise<void> {
    const invoice = await this.ask({ amount: "25.00", expires_in_seconds: 2 * DAY });
    await this.pay(invoice, 25n);
    // Confirmed, and not final before 18 blocks are on top of it.
    await this.mine(invoice.required_confirmations);
    this.chain.reorganise(invoice.required_confirmations + 1);
    await this.watch();
    this.chain.standStill(DAY);
    await this.mine(40);
    await failOrphanedDeposits(this.system, network);
  }

  private async nameACustomer(): Promise<void> {
    const { id } = await createCustomer(this.merchant, { email: "grace@example.com" });
    await updateCustomer(this.merchant, { id, name: "Grace Hopper" });
    await deleteCustomer(this.merchant, { id });
  }

  private async shareALink(): Promise<void> {
    const { id } = await createPaymentLink(this.merchant, { amount: "25.00", description: "Coffee beans" });
    await updatePaymentLink(this.merchant, { id, description: "Coffee beans, 1 kg" });
    await deactivatePaymentLink(this.merchant, { id });
  }
}
