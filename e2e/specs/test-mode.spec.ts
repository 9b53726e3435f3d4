import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { demo } from "../support/demo";
import { type Receiver, startReceiver } from "../support/receiver";
import { signIn } from "../support/sign-in";

interface Created {
  readonly id: string;
}

let receiver: Receiver;

test.beforeAll(async () => {
  receiver = await startReceiver();
  await api("POST", "/webhook_endpoints", {
    url: receiver.url,
    events: ["invoice.expired", "invoice.paid", "invoice.paid_late"],
  });
});
test.afterAll(() => receiver.stop());

// Five minutes are the least: each move of the clock is everybody's.
const create = (amount: string) => api<Created>("POST", "/invoices", { amount, expires_in_seconds: 300 });

test("an invoice expires as the clock is moved, and money that comes then is late", async ({ page }) => {
  const { id } = await create("4.00");
  const screen = (name: string) => page.getByRole("heading", { name, exact: true });
  await page.goto(`/pay/${id}`);
  await expect(page.getByRole("timer")).toContainText(/^0[45]:/);
  await page.getByRole("button", { name: "Let it expire" }).click();
  await expect(screen("This invoice has expired")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Pay exactly 4.00 USDT" }).click();
  await expect(screen("Paid")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  expect(await api("GET", `/invoices/${id}?expand=payments,settlement`)).toMatchObject({
    status: "paid",
    exception: "late",
    payments: [{ late: true, amount: "4.00" }],
  });
  await receiver.received(id, ["invoice.expired", "invoice.paid", "invoice.paid_late"]);
});

test("a new invoice has all its time although the clock was moved", async ({ page }) => {
  await api("POST", "/test_helpers/clock/advance", { seconds: 60 });
  const { id } = await create("1.00");
  await page.goto(`/pay/${id}`);
  await expect(page.getByRole("timer")).toContainText(/^0[45]:/);
  await api("POST", "/test_helpers/clock/advance", { seconds: 120 });
  await expect(page.getByRole("timer")).toContainText(/^0[12]:/, { timeout: 30_000 });
});

test("the checkout's panel: half of it, a failed transaction, then all with too much", async ({ page }) => {
  const { id } = await create("6.00");
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  await page.goto(`/pay/${id}`);
  await press("Half of it");
  await expect(page.getByRole("heading", { name: "Send 3.00 USDT more" })).toBeVisible({ timeout: 30_000 });
  await press("A failed transaction");
  await expect(page.getByRole("status").filter({ hasText: "Done." })).toBeVisible();
  await press("Half too much");
  await expect(page.getByRole("heading", { name: "Paid, with 1.50 USDT too much" })).toBeVisible({
    timeout: 30_000,
  });
  const invoice = await api<{ payments: unknown[] }>("GET", `/invoices/${id}?expand=payments`);
  expect(invoice.payments).toHaveLength(2);
});

test("a chain in trouble delays a payment, and loses none", async ({ page }) => {
  const { id } = await create("2.00");
  await page.goto(`/pay/${id}`);
  await page.getByRole("button", { name: "Overloaded" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Done." })).toBeVisible();
  await page.getByRole("button", { name: "In two parts" }).click();
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible({ timeout: 60_000 });
});

test("the dashboard's panel pays late, and the frame tells that the clock is ahead", async ({ page }) => {
  const { id } = await create("3.00");
  await signIn(page);
  await page.goto(`/invoices/${id}`);
  const panel = page.locator("section").filter({ has: page.getByRole("heading", { name: /Try it/ }) });
  await panel.getByRole("button", { name: "Late" }).click();
  await expect(page.getByText("The money came after expiry")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/Its clock is .* ahead/)).toBeVisible();
  await expectAccessible(page);
});

test("a live key cannot move the clock, and nobody without one", async ({ request }) => {
  const answer = await request.post(`${demo().baseUrl}/api/v1/test_helpers/clock/advance`, {
    headers: { authorization: `Bearer ${demo().secretKey.replace("sk_test_", "sk_live_")}` },
    data: { seconds: 60 },
  });
  expect(answer.status()).toBe(401);
});
