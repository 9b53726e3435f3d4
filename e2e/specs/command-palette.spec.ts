import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";
import { signIn } from "../support/sign-in";

interface Invoice {
  readonly id: string;
  readonly payable: { readonly address: string };
}

const palette = (page: Page): Locator => page.getByRole("dialog", { name: "Search" });
const field = (page: Page): Locator => palette(page).getByRole("combobox", { name: "Search" });
const option = (page: Page, name: string | RegExp): Locator => palette(page).getByRole("option", { name });

/** Presses until the page listens. */
async function openByKey(page: Page): Promise<void> {
  await expect(async () => {
    if (!(await palette(page).isVisible())) await page.keyboard.press("Control+k");
    await expect(field(page)).toBeFocused({ timeout: 2_000 });
  }).toPass();
}

interface Rows {
  readonly data: readonly { readonly id: string }[];
}

/** The id of something that was sent to the demo's endpoint. */
async function anyDelivery(): Promise<string> {
  await api("POST", "/invoices", { amount: "1" });
  const { data: endpoints } = await api<Rows>("GET", "/webhook_endpoints");
  const sent = () => api<Rows>("GET", `/webhook_endpoints/${endpoints[0]?.id}/deliveries`);
  await expect.poll(async () => (await sent()).data.length).toBeGreaterThan(0);
  return (await sent()).data[0]?.id ?? "";
}

test("finds pages, acts and objects by the keyboard alone, and gives the focus back", async ({ page }) => {
  const order = `palette-${randomUUID()}`;
  const invoice = await api<Invoice>("POST", "/invoices", { amount: "7.25", order_id: order });
  await signIn(page);
  await openByKey(page);
  await expect(field(page)).toHaveAttribute("aria-controls", /.+/);
  await expect(option(page, /Create invoice/)).toHaveAttribute("data-highlighted", "");
  await expectAccessible(page);

  await field(page).fill("settlem");
  await expect(palette(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/settlements$/);
  await expect(palette(page)).toBeHidden();

  await openByKey(page);
  await page.keyboard.press("ArrowDown");
  await expect(option(page, "Create payment link")).toHaveAttribute("data-highlighted", "");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "New payment link" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/payment-links$/);

  for (const text of [order, invoice.id, invoice.id.slice(0, 20), invoice.payable.address]) {
    await openByKey(page);
    await field(page).fill(text);
    await expect(option(page, new RegExp(order))).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(palette(page)).toBeHidden();
  }
  await openByKey(page);
  await field(page).fill(order);
  await expect(option(page, new RegExp(order))).toHaveAttribute("data-highlighted", "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/invoices/${invoice.id}$`));

  await page.getByRole("button", { name: "Search", exact: true }).click();
  await field(page).fill("there is no such thing");
  await expect(palette(page).getByText("Nothing is called “there is no such thing”")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Search", exact: true })).toBeFocused();
});

test("says that a search failed, and asks again", async ({ page }) => {
  await signIn(page);
  await page.route("**/api/trpc/search.objects*", (route) => route.abort());
  await openByKey(page);
  await field(page).fill("nothing like it");
  await expect(palette(page).getByText("Daric cannot be reached")).toBeVisible();
  await page.unroute("**/api/trpc/search.objects*");
  await palette(page).getByRole("button", { name: "Try again" }).click();
  await expect(palette(page).getByText("Nothing is called")).toBeVisible();
});

test("leads to a link and to a delivery, and switches the theme", async ({ page }) => {
  const name = `Palette link ${randomUUID()}`;
  await api("POST", "/payment_links", { amount: "5", description: name });
  await signIn(page);
  await openByKey(page);
  await field(page).fill(name);
  await option(page, new RegExp(name)).click();
  await expect(page).toHaveURL(/\/payment-links\?link=plk_/);
  await expect(page.getByRole("table", { name: "Payment links" }).getByText(name)).toBeVisible();

  await openByKey(page);
  await field(page).fill(await anyDelivery());
  await option(page, /\./).first().click();
  await expect(page).toHaveURL(/\?delivery=dlv_/);
  await expect(page.getByRole("dialog").getByText("Event", { exact: true })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/\/developers\/webhooks\/whe_[a-z0-9]+$/, { timeout: 2_000 });
  }).toPass();

  await openByKey(page);
  await field(page).fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveClass(/dark/);
});

test("can be used on a phone, in both themes", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 720 });
  await signIn(page);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(async () => {
      await page.getByRole("button", { name: "Search", exact: true }).click({ timeout: 2_000 });
      await expect(field(page)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await field(page).fill("invo");
    await expect(option(page, /^Invoices/)).toBeVisible();
    await expectAccessible(page);
    await palette(page).getByRole("button", { name: "Close" }).click();
    await expect(palette(page)).toBeHidden();
  }
});
