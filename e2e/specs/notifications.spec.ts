import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { linkInMail } from "../support/mailbox";
import { createOwnInvoice, signUpMerchant } from "../support/merchant";

/** Opens the bell of a fresh page until it tells this. */
async function openBell(page: Page, told: Locator): Promise<void> {
  await expect(async () => {
    await page.goto("/overview");
    await page.getByRole("button", { name: /^Notifications/ }).click({ timeout: 5_000 });
    await expect(told).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
}

/** Ticks or clears a box and sees that it was saved. */
async function choose(page: Page, topic: string, place: string, wanted: boolean): Promise<void> {
  const box = page.getByRole("group", { name: topic }).getByRole("checkbox", { name: place });
  await expect(async () => {
    await page.goto("/settings/notifications");
    await expect(box).toBeVisible({ timeout: 5_000 });
    if ((await box.isChecked()) !== wanted) {
      await Promise.all([page.waitForResponse(/updatePreference/, { timeout: 5_000 }), box.click()]);
      await page.reload();
    }
    await expect(box).toBeChecked({ checked: wanted, timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
}

test("money that needs a decision rings the bell and comes by e-mail; routine only to whoever asks for it", async ({
  page,
  context,
}) => {
  const { email, business } = await signUpMerchant(page);
  const id = await createOwnInvoice(page, "10.00");
  const checkout = await context.newPage();
  await checkout.goto(`/pay/${id}`);
  await checkout.getByRole("button", { name: "Half of it" }).click();
  await expect(checkout.getByRole("heading", { name: "Send 5.00 USDT more" })).toBeVisible();

  const sheet = page.getByRole("dialog", { name: "Notifications" });
  const told = sheet.getByRole("listitem").filter({ hasText: "Invoice underpaid" });
  await test.step("the bell tells it, and what is read is not told again", async () => {
    await openBell(page, told);
    await expect(told).toContainText("5.00 of 10.00 USDT came, 5.00 is missing");
    await expectAccessible(page);
    await told.getByRole("button", { name: "Mark as read: Invoice underpaid" }).click();
    await expect(told.getByRole("button")).toHaveCount(0);
    await told.getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/invoices/${id}$`));
    await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
  });

  await test.step("so does an e-mail, with a link to the invoice", async () => {
    expect(await linkInMail(email, `[Test] Invoice underpaid: ${business}`)).toContain(`/invoices/${id}`);
  });

  await test.step("the member chooses what to be told of; what is for safety stays", async () => {
    await choose(page, "Invoice paid", "E-mail", true);
    await choose(page, "Underpaid, overpaid or late", "Dashboard", false);
    const locked = page.getByRole("group", { name: "Keys, team and suspension" }).getByRole("checkbox");
    await expect(locked).toHaveCount(2);
    for (const box of await locked.all()) await expect(box).toBeDisabled();
    await expectAccessible(page);
  });

  await test.step("and is told so from then on", async () => {
    await checkout.getByRole("button", { name: "Pay exactly 5.00 USDT" }).click();
    await expect(checkout.getByRole("heading", { name: "Paid", exact: true })).toBeVisible();
    expect(await linkInMail(email, `[Test] Invoice paid: ${business}`)).toContain(`/invoices/${id}`);
  });
});
