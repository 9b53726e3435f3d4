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
  await dialog.getByLabel("First day").fill("2001-01-01");
  await dialog.getByRole("button", { name: "Download PDF" }).click();
  await expect(dialog.getByRole("alert")).toContainText("at most 366 days");
  await expectAccessible(page);
  await dialog.getByLabel("First day").fill(day);
  await expectAccessible(page);
  const statement = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download PDF" }).click();
  expect((await statement).suggestedFilename()).toContain(`settlements-${day}`);

  await expect(dialog).toHaveCount(0);
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Download settlements as CSV" }).click();
  await expect(page.getByRole("alert").getByText("Sign in to continue")).toBeVisible();
  await expectAccessible(page);
  const { text } = await readPdf(await bytesOf(statement));
  expect(text).toContain("Settlement statement");
  expect(text).toContain(id);
});

test("the report of a period shows each day, and leaves as files of the same days", async ({ page }) => {
  const { id } = await api<Settled>("POST", "/invoices", { amount: "7.25" });
  await api("POST", `/test_helpers/invoices/${id}/pay`, {});
  const load = () => api<Settled>("GET", `/invoices/${id}?expand=settlement`);
  await expect.poll(async () => (await load()).settlement?.status, { timeout: 60_000 }).toBe("completed");
  const day = (await load()).settlement?.created_at.slice(0, 10) ?? "";

  await signIn(page);
  await page.getByRole("navigation").getByRole("link", { name: "Reports" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Reports" })).toBeVisible();
  const periods = page.getByRole("navigation", { name: "Period" });
  await periods.getByRole("link", { name: "4 weeks" }).click();
  await expect(page).toHaveURL(/\/reports\?days=28$/);
  await expect(periods.getByRole("link", { name: "4 weeks" })).toHaveAttribute("aria-current", "page");

  const days = page.getByRole("table", { name: "Settled by day" });
  await page.goto(`/reports?from=${day}&to=${day}`);
  await expect(days.locator(`time[datetime="${day}"]`)).toBeVisible({ timeout: 60_000 });
  // The page follows the figures, which follow the log.
  const figuresBefore = await days.innerText();
  const later = await api<Settled>("POST", "/invoices", { amount: "3.50" });
  await api("POST", `/test_helpers/invoices/${later.id}/pay`, {});
  await expect.poll(() => days.innerText(), { timeout: 60_000 }).not.toBe(figuresBefore);
  await expect(page.getByRole("table", { name: "Settlements by status" })).toContainText("Settled");

  const figures = bytesOf(page.waitForEvent("download"));
  await page.getByRole("link", { name: "Download daily figures as CSV" }).click();
  expect((await figures).toString().trim().split("\n")).toEqual([
    expect.stringMatching(/^date,currency,settlements,/),
    expect.stringContaining(`${day},USDT,`),
  ]);
  const settlements = bytesOf(page.waitForEvent("download"));
  await page.getByRole("link", { name: "Download settlements as CSV" }).click();
  expect((await settlements).toString()).toContain(id);
  const statement = bytesOf(page.waitForEvent("download"));
  await page.getByRole("button", { name: "Download the settlement statement as PDF" }).click();
  expect((await readPdf(await statement)).text).toContain(id);
});
