import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { demo } from "../support/demo";
import { signIn } from "../support/sign-in";

interface Invoice {
  readonly id: string;
}

const UNKNOWN = "ab".repeat(32);

/** Pays on the local chain and mines; returns the transaction. */
async function pay(
  { id }: Invoice,
  manner: { amount: string; token?: "fake" },
  blocks: number,
): Promise<string> {
  const sent = await api<{ tx_ids: string[] }>("POST", `/test_helpers/invoices/${id}/pay`, manner);
  await api("POST", "/test_helpers/chain/mine", { blocks });
  return sent.tx_ids[0] ?? "";
}

async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
}

test("money for a cancelled invoice is found in the inbox and kept", async ({ page }) => {
  const invoice = await api<Invoice>("POST", "/invoices", { amount: "7.77" });
  await api("POST", `/invoices/${invoice.id}/cancel`);
  await pay(invoice, { amount: "7.77" }, 20);
  await expect(async () => {
    const { data } = await api<{ data: { amount: string; final: boolean }[] }>("GET", "/deposits/unmatched");
    expect(data).toContainEqual(expect.objectContaining({ amount: "7.77", final: true }));
  }).toPass({ timeout: 30_000 });

  await signIn(page);
  await page.getByRole("link", { name: /counts? toward no invoice/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Unmatched money" })).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await page.getByRole("button", { name: "Decide about 7.77 USDT" }).click();
  const panel = page.getByRole("dialog", { name: "7.77 USDT", exact: true });
  await expect(panel.getByText("had been cancelled")).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await panel.getByRole("button", { name: "Keep" }).click();
  const question = page.getByRole("dialog", { name: "Keep 7.77 USDT?" });
  await question.getByRole("button", { name: "Keep the money" }).click();
  await expect(question.getByText("Say why")).toBeVisible();
  await question.getByLabel("Reason").fill("A tip, agreed by e-mail");
  await expectAccessibleInBothThemes(page);
  await question.getByRole("button", { name: "Keep the money" }).click();
  await expect(question).toBeHidden();

  await page.goto("/unmatched?state=decided");
  const row = page.getByRole("row").filter({ hasText: "7.77" });
  await expect(row.getByText("Kept")).toBeVisible();
  await row.getByRole("button", { name: "Details of 7.77 USDT" }).click();
  await expect(page.getByRole("dialog").getByText("A tip, agreed by e-mail")).toBeVisible();
});

test("a customer who has paid with another token is told so, and one with an unknown id what it means", async ({
  page,
  browser,
}) => {
  const invoice = await api<Invoice>("POST", "/invoices", { amount: "4" });
  await page.goto(`/pay/${invoice.id}`);
  await page.getByText("I have paid. Where is it?").click();
  const field = page.getByLabel("Transaction id");
  const ask = page.getByRole("button", { name: "Find it" });
  await field.fill("my payment");
  await ask.click();
  await expect(page.getByText("That is not a transaction id")).toBeVisible();
  await field.fill(`0x${UNKNOWN}`);
  await ask.click();
  await expect(page.getByText("There is no such transaction on TRON")).toBeVisible();
  const txId = await pay(invoice, { amount: "4", token: "fake" }, 1);
  await field.fill(`https://tronscan.org/#/transaction/${txId}`);
  await ask.click();
  await expect(page.getByText("Another coin was sent")).toBeVisible();
  await expectAccessibleInBothThemes(page);

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: demo().baseUrl });
  const plain = await context.newPage();
  await plain.goto(`/pay/${invoice.id}`);
  await plain.getByText("I have paid. Where is it?").click();
  await plain.getByLabel("Transaction id").fill(txId);
  await plain.getByRole("button", { name: "Find it" }).click();
  await expect(plain.getByText("Another coin was sent")).toBeVisible();
  await context.close();
});

test("the merchant asks why an invoice is not paid", async ({ page }) => {
  const invoice = await api<Invoice>("POST", "/invoices", { amount: "6" });
  await signIn(page);
  await page.goto(`/invoices/${invoice.id}`);
  await expect(async () => {
    // A click that comes before the page's script is lost.
    await page.getByRole("button", { name: "Find out" }).click();
    await expect(page.getByText("Nothing has arrived yet")).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 30_000 });
  const other = await api<Invoice>("POST", "/invoices", { amount: "2" });
  const txId = await pay(other, { amount: "2" }, 1);
  await expect(async () => {
    expect(await api("GET", `/invoices/${other.id}`)).toMatchObject({ status: "paid" });
  }).toPass({ timeout: 30_000 });
  await page.getByLabel("Transaction id").fill(txId);
  await page.getByRole("button", { name: "Find out" }).click();
  await expect(page.getByText("It counts toward another invoice")).toBeVisible();
  await expectAccessibleInBothThemes(page);
});
