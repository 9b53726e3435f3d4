import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { demo } from "../support/demo";

test("who is not signed in is sent to sign in and back, and a wrong password is refused", async ({
  page,
}) => {
  await page.goto("/settlements");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("E-mail").fill(demo().email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText(/do not match|not right|incorrect|wrong/i).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password", { exact: true }).fill(demo().password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/settlements/);
});
