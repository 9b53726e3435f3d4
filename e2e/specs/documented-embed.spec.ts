import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Page, test } from "@playwright/test";
import { api } from "../support/api";
import { demo } from "../support/demo";

/** Opens the page that the documentation shows, served by a shop of its own, with an invoice of ours. */
async function openShop(page: Page, name: string, invoiceId: string): Promise<() => void> {
  const html = readFileSync(`components/docs/snippets/embed/${name}`, "utf8")
    .replaceAll("https://pay.example.com", demo().baseUrl)
    .replaceAll("inv_your_invoice", invoiceId);
  const shop = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/`);
  return () => {
    shop.closeAllConnections();
    shop.close();
  };
}

for (const [name, streams] of [
  ["follows its invoice", true],
  ["asks for its invoice where its stream is refused", false],
] as const)
  test(`the page that draws its own checkout ${name}`, async ({ page }) => {
    const { id } = await api<{ id: string }>("POST", "/invoices", { amount: "2.50" });
    if (!streams) await page.route("**/stream", (route) => route.fulfill({ status: 429 }));
    const close = await openShop(page, "own-page.html", id);
    await expect(page.locator("#ask")).toHaveText(/^Send 2\.50 USDT on tron-local to T\w{33}$/, {
      timeout: 30_000,
    });
    await api("POST", `/test_helpers/invoices/${id}/pay`, {});
    await expect(page.locator("#state")).toHaveText("paid", { timeout: 30_000 });
    close();
  });

for (const name of ["button.html", "script.html"]) {
  test(`the shop page of the documentation, ${name}, is paid in its window`, async ({ page }) => {
    const { id } = await api<{ id: string }>("POST", "/invoices", { amount: "2.50" });
    const close = await openShop(page, name, id);
    await page.evaluate(() => {
      document.addEventListener("daric:paid", () => (document.title = "Paid"));
    });
    // A click that comes before the script is lost.
    await expect(async () => {
      await page.getByRole("button", { name: "Pay", exact: true }).click({ timeout: 2_000 });
      await expect(page.getByRole("dialog", { name: "Payment" })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    const checkout = page.frameLocator("iframe");
    await expect(checkout.getByRole("heading", { name: "Send exactly 2.50 USDT" })).toBeVisible();
    await api("POST", `/test_helpers/invoices/${id}/pay`, {});
    if (name === "button.html") await expect(page).toHaveTitle("Paid", { timeout: 30_000 });
    else await expect(page.locator("#state")).toHaveText(`Checking ${id}`, { timeout: 30_000 });
    close();
  });
}
