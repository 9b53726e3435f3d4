import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { createOwnInvoice, signUpMerchant } from "../support/merchant";
import { signIn } from "../support/sign-in";

/** Has the operator close a business, or open it again. */
async function decide(page: Page, business: string, act: "Suspend" | "Reinstate", reason: string) {
  await page.goto(`/admin/merchants?${new URLSearchParams({ query: business })}`);
  const item = page.getByRole("menuitem", { name: act });
  await expect(async () => {
    await page.getByRole("button", { name: `Actions for ${business}` }).click({ timeout: 5_000 });
    await expect(item).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await item.click();
  const dialog = page.getByRole("dialog", { name: `${act} ${business}` });
  await dialog.getByLabel("Reason").fill(reason);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: act }).click();
  await expect(dialog).toBeHidden();
}

test("a suspended business takes no new money, is credited what arrives, and goes on when it is opened again", async ({
  page,
  browser,
}) => {
  const context = await browser.newContext();
  const owner = await context.newPage();
  const { business } = await signUpMerchant(owner);
  const id = await createOwnInvoice(owner, "8.00");
  const checkout = await context.newPage();
  await checkout.goto(`/pay/${id}`);
  await expect(checkout.getByRole("heading", { name: "Send exactly 8.00 USDT" })).toBeVisible();

  await signIn(page);
  await decide(page, business, "Suspend", "Papers are missing");
  await expect(page.getByRole("table").getByText("Suspended")).toBeVisible();

  await test.step("the checkout asks for nothing, and the dashboard says why", async () => {
    await checkout.reload();
    await expect(checkout.getByRole("heading", { name: "Payment is closed" })).toBeVisible();
    await expect(checkout.getByText(`${business} takes no payments at the moment`)).toBeVisible();
    await expectAccessible(checkout);
    await owner.goto("/invoices?create=1");
    const panel = owner.getByRole("dialog", { name: "New invoice" });
    await panel.getByLabel("Amount").fill("1.00");
    await panel.getByRole("button", { name: "Create invoice" }).click();
    await expect(panel.getByRole("alert").filter({ hasText: /suspended/i })).toBeVisible();
    await owner.goto("/settings/audit-log");
    await expect(owner.getByText("The platform has suspended this business")).toBeVisible();
    await expect(owner.getByText("merchant.suspend").first()).toBeVisible();
    await expectAccessible(owner);
  });

  await test.step("money that was on its way is credited and settled", async () => {
    await checkout.getByRole("button", { name: "Pay exactly 8.00 USDT" }).click();
    await expect(checkout.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
    await expect(async () => {
      await owner.goto("/settlements");
      await expect(owner.getByText("7.92").first()).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
  });

  await decide(page, business, "Reinstate", "The papers are there");
  const next = await createOwnInvoice(owner, "2.00");
  await expect(owner.getByText("The platform has suspended this business")).toHaveCount(0);
  await checkout.goto(`/pay/${next}`);
  await expect(checkout.getByRole("heading", { name: "Send exactly 2.00 USDT" })).toBeVisible();
  await context.close();
});
