import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/sign-in";

const PAGES = [
  { path: "/admin", name: "Books" },
  { path: "/admin/chain", name: "Chains" },
  { path: "/admin/jobs", name: "Jobs" },
];

test("strangers are asked to sign in before they learn what is there", async ({ page }) => {
  await page.goto("/admin");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fadmin/);
});

test("the operator checks the books, and sees the chains and the jobs", async ({ page }) => {
  await signIn(page);
  await page.getByRole("navigation").getByRole("link", { name: "Operator" }).first().click();
  await page.getByRole("button", { name: "Run now" }).click();
  await expect(page.locator("main").getByText("The books balance").first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Ledger: in custody")).toBeVisible();
  for (const { path, name } of PAGES) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1440, 375]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
        await expectAccessible(page);
      }
    }
  }
  await page.goto("/admin");
  await page.getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Reconciliation" })).toBeVisible();
  await expectAccessible(page);
});
