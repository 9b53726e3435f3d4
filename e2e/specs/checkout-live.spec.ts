import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";

interface Created {
  readonly id: string;
}

const create = () => api<Created>("POST", "/invoices", { amount: "9.99" });
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

/** Pays from somewhere else, and waits until the server knows. */
async function payElsewhere(id: string): Promise<void> {
  await api("POST", `/test_helpers/invoices/${id}/pay`, {});
  await expect
    .poll(async () => (await api<{ status: string }>("GET", `/invoices/${id}`)).status, { timeout: 30_000 })
    .toBe("paid");
}

test("a phone that was offline while the money came knows it when it is back", async ({ page, context }) => {
  const { id } = await create();
  await page.goto(`/pay/${id}`);
  await expect(heading(page, "Send exactly 9.99 USDT")).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("No connection")).toBeVisible();
  await payElsewhere(id);
  await context.setOffline(false);
  await expect(heading(page, "Paid")).toBeVisible();
  await expect(page).toHaveTitle(/^Paid/);
});

test("a tab that slept while the money came knows it when it wakes", async ({ page, context }) => {
  const { id } = await create();
  await page.goto(`/pay/${id}`);
  await expect(heading(page, "Send exactly 9.99 USDT")).toBeVisible();
  const session = await context.newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await payElsewhere(id);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await expect(heading(page, "Paid")).toBeVisible();
});

test("where a proxy lets no stream through, asking does", async ({ page }) => {
  const { id } = await create();
  await page.route("**/stream", (route) => route.abort());
  await page.goto(`/pay/${id}`);
  await payElsewhere(id);
  await expect(heading(page, "Paid")).toBeVisible();
});

test("where too many streams are open, asking does", async ({ page }) => {
  const { id } = await create();
  await page.route("**/stream", (route) =>
    route.fulfill({ status: 429, headers: { "retry-after": "15" }, contentType: "application/problem+json" }),
  );
  await page.goto(`/pay/${id}`);
  await payElsewhere(id);
  await expect(heading(page, "Paid")).toBeVisible();
});

test("the exchange's fee is added to the unit", async ({ page }) => {
  const { id } = await create();
  await page.goto(`/pay/${id}`);
  await page.getByText("Withdrawing from an exchange?").click();
  const fee = page.getByLabel("The exchange’s withdrawal fee, in USDT");
  await fee.fill("1.000001");
  await expect(page.getByText("Withdraw 10.990001 USDT, so that 9.99 USDT arrives.")).toBeVisible();
  await fee.fill("much");
  await expect(page.getByText("Write the fee as a number")).toBeVisible();
  await expectAccessible(page);
});

test("a receipt is there once it is paid, to print in the customer's language", async ({ page }) => {
  const { id } = await create();
  await page.goto(`/pay/${id}/receipt`);
  await expect(page.getByText("This invoice is not paid")).toBeVisible();
  expect((await api<{ receipt_url: string | null }>("GET", `/invoices/${id}`)).receipt_url).toBeNull();
  await payElsewhere(id);
  const paid = await api<{ receipt_url: string; payments: { tx_id: string }[] }>(
    "GET",
    `/invoices/${id}?expand=payments`,
  );
  await page.goto(`${paid.receipt_url}?lang=de`);
  await expect(page.getByRole("heading", { name: "Beleg", level: 1 })).toBeVisible();
  await expect(page.getByText(paid.payments[0]?.tx_id ?? "no payment")).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Drucken oder als PDF speichern" })).toBeHidden();
  await expect(page.getByText(paid.payments[0]?.tx_id ?? "no payment")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await page.goto(`${paid.receipt_url}?lang=ar`);
  const file = await page.getByRole("link", { name: "PDF" }).getAttribute("href");
  const answer = await page.request.get(file ?? "no link");
  expect(answer.headers()["content-type"]).toBe("application/pdf");
});
