import { expect, test } from "@playwright/test";
import { signIn } from "../support/sign-in";

test("strangers are asked to sign in before they learn what is there", async ({ page }) => {
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fadmin/);
});

test("the operator checks the books, and reads one check of them", async ({ page }) => {
  await signIn(page);
  await page.getByRole("navigation").getByRole("link", { name: "Operator" }).first().click();
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(page.locator("main").getByText("The books balance").first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Ledger: in custody")).toBeVisible();
  await page.goto("/admin");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Reconciliation" })).toBeVisible();
});
