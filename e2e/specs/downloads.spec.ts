import { readFile } from "node:fs/promises";
import { type Download, expect, test } from "@playwright/test";
import { readPdf } from "../../server/modules/documents/testing/read-pdf";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { signIn } from "../support/sign-in";

interface Settled {
  readonly id: string;
  readonly settlement: { readonly status: string; readonly created_at: string } | null;
}

async function bytesOf(download: Promise<Download>): Promise<Buffer> {
  return readFile(await (await download).path());
}

test("settlements leave the dashboard as CSV, and as a statement of chosen days", async ({ page }) => {
  const { id } = await api<Settled>("POST", "/invoices", { amount: "12.50" });
  await api("POST", `/test_helpers/invoices/${id}/pay`, {});
  const load = () => api<Settled>("GET", `/invoices/${id}?expand=settlement`);
  await expect.poll(async () => (await load()).settlement?.status, { timeout: 60_000 }).toBe("completed");
  // The day by the clock of test mode, which another test may have moved.
  const day = (await load()).settlement?.created_at.slice(0, 10) ?? "";

  await signIn(page);
  await page.goto("/settlements");
  const csv = bytesOf(page.waitForEvent("download"));
  await page.getByRole("link", { name: "Download settlements as CSV" }).click();
  const line = (await csv)
    .toString()
    .split("\n")
    .find((text) => text.includes(id));
  expect(line).toContain("12.50");
  expect(line).toContain("12.37");

  const dialog = page.getByRole("dialog", { name: "Settlement statement" });
  await expect(async () => {
    await page.getByRole("button", { name: "Statement" }).click({ timeout: 5_000 });
    await expect(dialog).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  await dialog.getByLabel("Last day").fill(day);
  await dialog.getByLabel("First day").fill(day);
  await expectAccessible(page);
  const statement = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download PDF" }).click();
  expect((await statement).suggestedFilename()).toContain(`settlements-${day}`);
  const { text } = await readPdf(await bytesOf(statement));
  expect(text).toContain("Settlement statement");
  expect(text).toContain(id);
});
