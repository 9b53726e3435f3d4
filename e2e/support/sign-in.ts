import { expect, type Page } from "@playwright/test";
import { demo } from "./demo";

/** Signs in as the demo's owner and waits for the dashboard. */
export async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(demo().email);
  await page.getByLabel("Password", { exact: true }).fill(demo().password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/overview/);
}
