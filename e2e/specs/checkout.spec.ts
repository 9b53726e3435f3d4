import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { api } from "../support/api";
import { demo } from "../support/demo";
import { signIn } from "../support/sign-in";

test("a phone without JavaScript sees all that it needs, and pays", async ({ browser }) => {
  const invoice = await api<{ id: string; payable: { address: string } }>("POST", "/invoices", {
    amount: "3.40",
  });
  const viewport = { width: 320, height: 700 };
  const context = await browser.newContext({ javaScriptEnabled: false, viewport, baseURL: demo().baseUrl });
  const page = await context.newPage();
  await page.goto(`/pay/${invoice.id}`);
  await expect(page.getByRole("heading", { name: "Send exactly 3.40 USDT" })).toBeVisible();
  await expect(page.getByRole("img", { name: /QR/i })).toBeVisible();
  await expectNoSidewaysScroll(page);
  expect((await page.locator("body").innerText()).replaceAll(/\s/g, "")).toContain(invoice.payable.address);
  await page.getByRole("button", { name: "Pay exactly 3.40 USDT" }).click();
  await expect
    .poll(async () => (await api<{ status: string }>("GET", `/invoices/${invoice.id}`)).status, {
      timeout: 30_000,
    })
    .toBe("paid");
  await page.goto(`/pay/${invoice.id}`);
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await context.close();
});

test("too little asks for the rest, too much is told", async ({ page }) => {
  const invoice = await api<{ id: string }>("POST", "/invoices", { amount: "10.00" });
  await page.goto(`/pay/${invoice.id}`);
  await api("POST", `/test_helpers/invoices/${invoice.id}/pay`, { amount: "6.60" });
  await expect(page.getByRole("heading", { name: "Send 3.40 USDT more" })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await api("POST", `/test_helpers/invoices/${invoice.id}/pay`, { amount: "5.00" });
  await expect(page.getByRole("heading", { name: /Paid/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/1\.60/).first()).toBeVisible();
  await expectAccessible(page);
});

test("a large invoice counts its confirmations before it is paid", async ({ page }) => {
  const invoice = await api<{ id: string; required_confirmations: number }>("POST", "/invoices", {
    amount: "100.00",
  });
  expect(invoice.required_confirmations).toBe(12);
  await page.goto(`/pay/${invoice.id}`);
  await api("POST", `/test_helpers/invoices/${invoice.id}/pay`, {});
  await expect(page.getByRole("heading", { name: "Payment seen" })).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await api("POST", "/test_helpers/chain/mine", { blocks: 12 });
  await expect(page.getByRole("heading", { name: "Paid", exact: true })).toBeVisible({ timeout: 30_000 });
});

test("the merchant sees when a customer first opened the checkout, and not their own look", async ({
  page,
  browser,
}) => {
  const { id } = await api<{ id: string }>("POST", "/invoices", { amount: "8.00" });
  await signIn(page);
  await page.goto(`/pay/${id}`);
  await page.goto(`/invoices/${id}`);
  const timeline = page.getByRole("list", { name: "Timeline" });
  await expect(timeline.getByText("Invoice created")).toBeVisible();
  const opened = timeline.getByText("Checkout opened for the first time");
  await expect(opened).toHaveCount(0);
  const customer = await browser.newContext({ baseURL: demo().baseUrl });
  await (await customer.newPage()).goto(`/pay/${id}`);
  await customer.close();
  // It is kept after the page was sent.
  await expect(async () => {
    await page.reload();
    await expect(opened).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await expectAccessible(page);
});

test("an unknown invoice has a page that says so", async ({ page }) => {
  const answer = await page.goto("/pay/inv_01jd3k7v5q8x2m4n6p9r0s1t2v");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading").first()).toBeVisible();
  await expectAccessible(page);
});
