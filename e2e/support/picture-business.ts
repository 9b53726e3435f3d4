import { type APIRequestContext, expect } from "@playwright/test";
import { signUp } from "./people";
import { mutate, query } from "./trpc";

interface Made {
  readonly id: string;
}

interface Known {
  readonly status: string;
  readonly exception: string | null;
  readonly payments: readonly { readonly final: boolean }[];
}

const INVOICES = {
  expired: {
    amount: "18.00",
    description: "Tasting for two",
    order_id: "order-1001",
    expires_in_seconds: 300,
  },
  cancelled: { amount: "7.20", description: "Filter papers", order_id: "order-1002" },
  paid: {
    currency: "USD",
    description: "Order 1003",
    order_id: "order-1003",
    line_items: [
      { description: "Yirgacheffe, 1 kg", quantity: 2, unit_amount: "17.50" },
      { description: "Shipping", quantity: 1, unit_amount: "4.90" },
    ],
  },
  overpaid: { amount: "12.00", description: "Espresso cups", order_id: "order-1004" },
  underpaid: { amount: "24.00", description: "Hand grinder", order_id: "order-1005" },
  waiting: { amount: "9.99", description: "Two flat whites", order_id: "order-1006" },
} as const;

export interface PictureBusiness {
  readonly owner: APIRequestContext;
  /** An invoice for each state that lasts. */
  readonly invoices: Readonly<Record<keyof typeof INVOICES, string>>;
}

export const openBusiness = () => signUp("Ada Byron", "Persepolis Coffee");

/** A business whose pages look the same in every installation, but for ids and times. */
export async function openPictureBusiness(): Promise<PictureBusiness> {
  const owner = await openBusiness();
  const create = async (input: object) => (await mutate<Made>(owner, "invoices.create", input)).id;
  const pay = (id: string, amount?: string) => mutate(owner, "testHelpers.payInvoice", { id, amount });

  const expired = await create(INVOICES.expired);
  await mutate(owner, "testHelpers.advanceClock", { seconds: INVOICES.expired.expires_in_seconds + 1 });
  await become(owner, expired, { status: "expired" });
  const cancelled = await create(INVOICES.cancelled);
  await mutate(owner, "invoices.cancel", { id: cancelled });
  const paid = await create(INVOICES.paid);
  const overpaid = await create(INVOICES.overpaid);
  const underpaid = await create(INVOICES.underpaid);
  const waiting = await create(INVOICES.waiting);

  await pay(paid);
  await pay(overpaid, "15.00");
  await pay(underpaid, "20.60");
  await mutate(owner, "testHelpers.mineBlocks", { blocks: 20 });
  await become(owner, paid, { status: "paid", payments: [{ final: true }] });
  await become(owner, overpaid, { exception: "overpaid", payments: [{ final: true }] });
  await become(owner, underpaid, { exception: "underpaid", payments: [{ final: true }] });
  const gross = async () =>
    (await query<{ period: { gross_amount: string }[] }>(owner, "overview.get", { days: 7 })).period[0]
      ?.gross_amount;
  await expect.poll(gross, { timeout: 120_000 }).toBe("51.90");
  return { owner, invoices: { expired, cancelled, paid, overpaid, underpaid, waiting } };
}

/** An invoice whose payment is in a block and waits for twelve more. */
export async function makeConfirmingInvoice(owner: APIRequestContext): Promise<string> {
  const { id } = await mutate<Made>(owner, "invoices.create", {
    amount: "140.00",
    description: "Espresso machine, deposit",
    order_id: "order-1007",
  });
  await mutate(owner, "testHelpers.payInvoice", { id });
  await become(owner, id, { status: "confirming" });
  return id;
}

async function become(owner: APIRequestContext, id: string, wanted: Record<string, unknown>): Promise<void> {
  const load = () => query<Known>(owner, "invoices.get", { id, expand: ["payments"] });
  await expect.poll(load, { timeout: 120_000 }).toMatchObject(wanted);
}
