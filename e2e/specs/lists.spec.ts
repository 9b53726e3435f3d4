import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { api } from "../support/api";
import { signIn } from "../support/sign-in";

interface Invoice {
  readonly id: string;
  readonly payable: { readonly address: string };
}

const table = (page: Page) => page.getByRole("table", { name: "Invoices" });
const rows = (page: Page) => table(page).locator("tbody tr");
const box = (page: Page) => page.getByRole("searchbox", { name: "Search invoices" });

/** Invoices that only this test has: their order ids begin with a word that is returned too. */
async function makeInvoices(amounts: readonly string[]) {
  const word = `LIST-${crypto.randomUUID().slice(0, 8)}`;
  const invoices: Invoice[] = [];
  for (const [index, amount] of amounts.entries())
    invoices.push(await api<Invoice>("POST", "/invoices", { amount, order_id: `${word}-${index}` }));
  return { word, invoices };
}

async function search(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press("Enter");
}

/** The list, once the page's script answers the keyboard. */
async function openList(page: Page): Promise<void> {
  await page.goto("/invoices");
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(box(page)).toBeFocused({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}

test("invoices are searched for by terms, and what was pasted leads to its invoice", async ({ page }) => {
  const { word, invoices } = await makeInvoices(["901.25", "12"]);
  const [first] = invoices;
  await signIn(page);
  await openList(page);
  await expect(page.getByRole("navigation", { name: "Invoices by status" })).toContainText(/All\d/);

  await search(page, `order:${word}-0`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText(`Order id${word}-0`)).toBeVisible();
  await page.getByRole("link", { name: `Remove filter Order id ${word}-0` }).click();
  await expect(page).toHaveURL(/\/invoices$/);

  await search(page, `${word} amount>900 amount<=901.25 status:pending`);
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/tab=pending/);
  await expect(page.getByRole("link", { name: /^Pending/ })).toHaveAttribute("aria-current", "page");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download invoices as CSV" }).click();
  const lines = (await (await (await download).createReadStream()).toArray()).join("").trim().split("\n");
  expect(lines.map((line) => line.includes(word))).toEqual([false, true]);

  await search(page, "status:stolen");
  await expect(page.getByRole("alert").filter({ hasText: "status: takes all, pending" })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);

  for (const pasted of [first?.id ?? "", first?.payable.address ?? ""]) {
    await openList(page);
    await search(page, pasted);
    await expect(page).toHaveURL(new RegExp(`/invoices/${first?.id}$`));
  }
  await openList(page);
  await search(page, "inv_00000000000000000000000000");
  await expect(page.getByText("No invoice matches")).toBeVisible();

  await page.setViewportSize({ width: 320, height: 640 });
  await search(page, "x".repeat(200));
  await expect(page.getByRole("link", { name: /^Remove filter Search x/ })).toBeInViewport();
  await expectNoSidewaysScroll(page);
});

test("payments and settlements are searched for by order id and amount", async ({ page }) => {
  test.slow();
  const { word, invoices } = await makeInvoices(["31.25", "62.50"]);
  for (const { id } of invoices) await api("POST", `/test_helpers/invoices/${id}/pay`, {});
  const settled = async () => (await api<{ data: unknown[] }>("GET", `/settlements?order_id=${word}-1`)).data;
  await expect.poll(async () => (await settled()).length, { timeout: 60_000 }).toBe(1);
  await signIn(page);
  for (const noun of ["payments", "settlements"]) {
    await page.goto(`/${noun}`);
    const field = page.getByRole("searchbox", { name: `Search ${noun}` });
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(field).toBeFocused({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await field.fill(`${word}-1 amount>60`);
    await field.press("Enter");
    const found = page.getByRole("table", { name: new RegExp(noun, "i") }).locator("tbody tr");
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(`${word}-1`);
    await expect(field).toHaveValue(`${word}-1`);
    await expect(page.getByText(`Order id${word}-1`)).toBeVisible();
    await page.getByRole("link", { name: "Remove filter Amount, USDT >60" }).click();
    await expect(page).toHaveURL(new RegExp(`/${noun}\\?order=${word}-1$`));
    await page.goto(`/${noun}?order=${word}-1&amount=%3C60`);
    await expect(page.getByText(`No ${noun.slice(0, -1)} matches`)).toBeVisible();
  }
});

test("filters are kept as a view, and columns by the browser", async ({ page }) => {
  const { word } = await makeInvoices(["3"]);
  await signIn(page);
  await openList(page);
  await search(page, `order:${word}-0`);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save these filters" }).click();
  const dialog = page.getByRole("dialog", { name: "Save these filters" });
  await dialog.getByLabel("Name").fill(word);
  await expectAccessible(page);
  let saves = 0;
  page.on("request", (request) => {
    if (request.url().includes("savedViews.create")) saves += 1;
  });
  await dialog.getByRole("button", { name: "Save view" }).dblclick();
  await expect(dialog).toBeHidden();
  expect(saves).toBe(1);

  await openList(page);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: word }).click();
  await expect(page).toHaveURL(new RegExp(`order=${word}-0`));
  await page.getByRole("button", { name: word }).click();
  await page.getByRole("menuitem", { name: `Delete “${word}”` }).click();
  await expect(page.getByRole("button", { name: "Views" })).toBeVisible();

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Received" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(table(page).getByRole("columnheader", { name: "Received" })).toBeVisible();
});

test("an empty search box says what it knows, for the keyboard too", async ({ page }) => {
  const { word } = await makeInvoices(["4"]);
  await signIn(page);
  await openList(page);
  const help = page.getByRole("group", { name: /^Words, an id/ });
  await expect(help).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await box(page).blur();
  await box(page).focus();
  await expect(help).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(help.getByRole("button", { name: /^order:/ })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(help.getByRole("button", { name: /^amount>/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue("order:");
  await expect(help).toBeHidden();
  await page.keyboard.type(`${word}-0`);
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
});

test("on a phone, words beside the box select an invoice", async ({ page }) => {
  const { word } = await makeInvoices(["5"]);
  await signIn(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await openList(page);
  await search(page, word);
  await expect(rows(page)).toHaveCount(1);
  await rows(page)
    .locator("label")
    .click({ position: { x: 40, y: 10 } });
  await expect(rows(page).getByRole("checkbox", { name: `Select 5.00 USDT, ${word}-0` })).toBeChecked();
  await expect(page).toHaveURL(/\/invoices\?/);
  await expect(page.getByRole("region", { name: "Selected invoices" })).toContainText("1 selected");
});

test("several invoices are cancelled at once, by keyboard, and each is answered for", async ({ page }) => {
  const { word, invoices } = await makeInvoices(["1", "2", "3"]);
  await signIn(page);
  await openList(page);
  await search(page, word);
  await expect(rows(page)).toHaveCount(3);
  await box(page).blur();
  await page.keyboard.press("j");
  await expect(rows(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("j");
  await expect(rows(page).nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows(page).nth(0).getByRole("link")).toBeFocused();
  await page.keyboard.press("x");
  const bar = page.getByRole("region", { name: "Selected invoices" });
  await expect(bar.getByText("1 selected")).toBeVisible();
  await bar.getByRole("button", { name: "Select the page" }).click();
  await expect(bar.getByText("3 selected")).toBeVisible();

  // Somebody else was quicker with one of them.
  await api("POST", `/invoices/${invoices[1]?.id}/cancel`);
  await bar.getByRole("button", { name: "Cancel 3 invoices" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("can no longer pay");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel 3 invoices" }).click();
  await expect(dialog.getByText("2 invoices cancelled, 1 not.")).toBeVisible();
  await expect(dialog.getByRole("link", { name: `${word}-1` })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(table(page).getByText("Cancelled")).toHaveCount(3);
  await expect(dialog).toBeHidden();

  // A dialog that is still going away has the keyboard.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(rows(page).getByRole("link").and(page.locator(":focus"))).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/invoices\/inv_/);
});

const LISTS = [
  "/invoices",
  "/payments",
  "/settlements",
  "/reports",
  "/customers",
  "/payment-links",
  "/unmatched",
  "/developers/events",
  "/developers/request-log",
  "/settings/audit-log",
] as const;

test("every list is accessible on a phone and on a desk, in both themes", async ({ page }) => {
  test.slow();
  await signIn(page);
  for (const path of LISTS) {
    await page.goto(path);
    await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
    for (const width of [375, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await test.step(`${path} at ${width}, ${colorScheme}`, () => expectAccessible(page));
      }
    }
  }
});

test("an address whose cursor was cut off says so, and leads to the first page", async ({ page }) => {
  await signIn(page);
  await page.goto("/payments?cursor=bad");
  await page.getByRole("link", { name: "Start over" }).click();
  await expect(page).toHaveURL(/\/payments$/);
  await expect(page.getByRole("alert").filter({ hasText: "This address" })).toHaveCount(0);
});
