import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/sign-in";

test("keys go to pages, and a list of them is a key away", async ({ page }) => {
  await signIn(page);
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });

  await test.step("the list, by its key and from the menu", async () => {
    await expect(async () => {
      if (!(await help.isVisible())) await page.keyboard.press("?");
      await expect(help).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(help.getByText("Payment links")).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await page.getByRole("button", { name: /^Account:/ }).click();
    await page.getByRole("menuitem", { name: "Keyboard shortcuts" }).click();
    await expect(help).toBeVisible();
  });

  await test.step("behind a dialog, keys are silent", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.keyboard.press("Escape");
    await expect(help).toBeHidden();
    await expect(page).toHaveURL(/\/overview/);
  });

  await test.step("a page, by its letter", async () => {
    await expect(async () => {
      await page.keyboard.press("g");
      await page.keyboard.press("c");
      await expect(page).toHaveURL(/\/customers$/, { timeout: 5_000 });
    }).toPass();
  });

  await test.step("in a field, keys are letters", async () => {
    const search = page.getByRole("searchbox");
    await search.pressSequentially("gi?");
    await expect(search).toHaveValue("gi?");
    await expect(help).toBeHidden();
    await expect(page).toHaveURL(/\/customers$/);
  });
});
