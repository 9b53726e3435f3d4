import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { type Receiver, startReceiver } from "../support/receiver";
import { signIn } from "../support/sign-in";

const DASHBOARD_PATHS = [
  "/overview",
  "/invoices",
  "/payments",
  "/unmatched",
  "/settlements",
  "/reports",
  "/balances",
  "/developers/api-keys",
  "/developers/partners",
  "/developers/webhooks",
];

let receiver: Receiver;

test.beforeAll(async () => {
  receiver = await startReceiver();
});
test.afterAll(() => receiver.stop());

/** Marks the document, so that a reload can be told from a live update. */
const mark = (page: Page) => page.evaluate(() => void (document.body.dataset["marked"] = "yes"));
const isMarked = (page: Page) => page.evaluate(() => document.body.dataset["marked"] === "yes");

async function createInvoice(page: Page): Promise<string> {
  await page.getByRole("navigation").getByRole("link", { name: "Invoices" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Invoices" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create invoice" }).first().click();
  const panel = page.getByRole("dialog", { name: "New invoice" });
  await panel.getByLabel("Amount").fill("0.0000001");
  await panel.getByRole("button", { name: "Create invoice" }).click();
  await expect(panel.getByText("USDT has at most 6 decimal places")).toBeVisible();
  await panel.getByLabel("Amount").fill("9.99");
  await panel.getByLabel("Description").fill("Two flat whites");
  await panel.getByRole("button", { name: "Create invoice" }).click();
  await page.waitForURL(/\/invoices\/inv_/);
  await expect(page.getByText("Two flat whites").first()).toBeVisible();
  await expectAccessible(page);
  return /inv_[0-9a-z]+/.exec(page.url())?.[0] ?? "";
}

test("the first payment, end to end", async ({ page, context }) => {
  const endpoint = await api<{ secret: string }>("POST", "/webhook_endpoints", {
    url: receiver.url,
    events: ["invoice.paid", "settlement.completed"],
  });

  await test.step("a newcomer reads the landing page and signs in", async () => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await signIn(page);
    await expectAccessible(page);
  });

  const invoiceId = await test.step("creates an invoice", () => createInvoice(page));
  const checkout = await context.newPage();

  await test.step("the customer sees the exact amount, the network and no fee", async () => {
    await checkout.goto(`/pay/${invoiceId}`);
    await expect(checkout.getByRole("heading", { name: "Send exactly 9.99 USDT" })).toBeVisible();
    await expect(checkout.getByText("TRC-20").first()).toBeVisible();
    expect(await checkout.locator("body").innerText()).not.toMatch(/\bfee\b/i);
    await expectAccessible(checkout);
    await mark(checkout);
  });

  await test.step("pays on the local chain and watches the page change by itself", async () => {
    await checkout.getByRole("button", { name: "Pay exactly 9.99 USDT" }).click();
    await expect(checkout.getByRole("heading", { name: "Paid", exact: true })).toBeVisible({
      timeout: 30_000,
    });
    expect(await isMarked(checkout)).toBe(true);
    await expectAccessible(checkout);
  });

  await test.step("the merchant sees it settled: 9.99 gross, 0.10 fee, 9.89 net", async () => {
    await expect(page.locator("main").getByText("9.89").first()).toBeVisible({ timeout: 30_000 });
    await expect(page.locator("main").getByText("0.10").first()).toBeVisible();
    const invoice = await api("GET", `/invoices/${invoiceId}?expand=settlement`);
    expect(invoice).toMatchObject({
      status: "paid",
      settlement: {
        gross_amount: "9.99",
        platform_fee_amount: "0.10",
        net_amount: "9.89",
        status: "completed",
      },
    });
  });

  await test.step("the merchant's server is told, with a signature that the official library verifies", async () => {
    const told = await receiver.received(invoiceId, ["invoice.paid", "settlement.completed"]);
    for (const delivery of told)
      expect(receiver.verify(delivery, endpoint.secret)).toMatchObject({ type: delivery.type });
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  await test.step("every page of the dashboard is accessible in both themes", async () => {
    for (const path of DASHBOARD_PATHS) {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.waitForLoadState("networkidle");
        await expectAccessible(page);
      }
    }
  });
});
