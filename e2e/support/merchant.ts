import { expect, type Page } from "@playwright/test";

export interface OwnMerchant {
  readonly email: string;
  readonly business: string;
}

/** Signs up a business that no other test knows, and is in its dashboard as its owner. */
export async function signUpMerchant(page: Page): Promise<OwnMerchant> {
  const mark = crypto.randomUUID().slice(0, 8);
  const merchant = { email: `owner-${mark}@example.com`, business: `Tea ${mark}` };
  await page.goto("/sign-up");
  await page.getByLabel("Business name").fill(merchant.business);
  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("E-mail").fill(merchant.email);
  await page.getByLabel("Password", { exact: true }).fill("a kettle sings at noon");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/overview/);
  return merchant;
}

/** Makes an invoice in the dashboard that the page is signed in to; returns its id. */
export async function createOwnInvoice(page: Page, amount: string): Promise<string> {
  await page.goto("/invoices?create=1");
  const panel = page.getByRole("dialog", { name: "New invoice" });
  await panel.getByLabel("Amount").fill(amount);
  await panel.getByRole("button", { name: "Create invoice" }).click();
  await page.waitForURL(/\/invoices\/inv_/);
  return /inv_[0-9a-z]+/.exec(page.url())?.[0] ?? "no-invoice";
}
