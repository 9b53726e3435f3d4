import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { type Receiver, startReceiver } from "../support/receiver";

interface Balances {
  readonly currencies: readonly { readonly currency: string; readonly [amount: string]: string }[];
}

let receiver: Receiver;

test.beforeAll(async () => {
  receiver = await startReceiver();
});
test.afterAll(() => receiver.stop());

/** All that the merchant has, in minor units: a payment must add to it once. */
async function total(): Promise<bigint> {
  const { currencies } = await api<Balances>("GET", "/balances");
  const usdt = currencies.find(({ currency }) => currency === "USDT");
  const minor = (text = "0"): bigint => {
    const [whole = "0", fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(6, "0"));
  };
  return (["unapplied_amount", "pending_amount", "available_amount"] as const).reduce(
    (sum, name) => sum + minor(usdt?.[name]),
    0n,
  );
}

test("a payment whose block leaves the chain is taken back, and counts once when it returns", async ({
  page,
}) => {
  await api("POST", "/webhook_endpoints", {
    url: receiver.url,
    events: ["invoice.paid", "settlement.completed", "settlement.reversed", "payment.orphaned"],
  });
  const before = await total();
  const { id } = await api<{ id: string }>("POST", "/invoices", { amount: "9.99" });
  const screen = (name: string) => page.getByRole("heading", { name, exact: true });

  await page.goto(`/pay/${id}`);
  await expect(screen("Send exactly 9.99 USDT")).toBeVisible();
  const { tx_ids: payment } = await api<{ tx_ids: string[] }>("POST", `/test_helpers/invoices/${id}/pay`, {});

  await test.step("it is paid and settled", async () => {
    await expect(screen("Paid")).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await receiver.received(id, ["invoice.paid", "settlement.completed"]);
    expect((await total()) - before).toBe(9_890_000n);
  });

  await test.step("the block leaves the chain: the page says so, and asks nobody to pay again", async () => {
    await page.getByRole("button", { name: "Reorg: drop the payment" }).click();
    await expect(screen("Your payment left the chain")).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await receiver.received(id, ["settlement.reversed", "payment.orphaned"]);
    expect(await total()).toBe(before);
    expect(await api("GET", `/invoices/${id}?expand=payments,settlement`)).toMatchObject({
      status: "pending",
      amount_paid: "0.00",
      settlement: null,
      payments: [{ status: "orphaned" }],
    });
  });

  await test.step("the transaction is included again: it is paid, and nothing is doubled", async () => {
    await page.getByRole("button", { name: "Reorg: bring it back" }).click();
    await expect(screen("Paid")).toBeVisible({ timeout: 30_000 });
    await expect.poll(async () => (await total()) - before, { timeout: 30_000 }).toBe(9_890_000n);
    const invoice = await api("GET", `/invoices/${id}?expand=payments,settlement`);
    expect(invoice).toMatchObject({
      status: "paid",
      amount_paid: "9.99",
      payments: [{ status: "confirmed", tx_id: payment[0] }],
      settlement: { status: "completed", net_amount: "9.89" },
    });
    const told = await receiver.received(id, [
      "invoice.paid",
      "invoice.paid",
      "settlement.completed",
      "settlement.completed",
    ]);
    expect(new Set(told.map((delivery) => delivery.id)).size).toBe(4);
  });
});
