import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { api } from "../support/api";
import { demo } from "../support/demo";
import { LANGUAGE_LIST } from "../../components/checkout/languages";

interface Created {
  readonly id: string;
  readonly payable: { readonly address: string };
}

const create = () => api<Created>("POST", "/invoices", { amount: "9.99", order_id: crypto.randomUUID() });

test("Arabic is laid out from right to left, in both themes, and pays", async ({ page }) => {
  const { id, payable } = await create();
  await page.goto(`/pay/${id}?lang=ar`);
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.getByRole("heading", { name: /أرسل بالضبط/ })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  const address = page.locator("bdi[dir=ltr]").filter({ hasText: payable.address.slice(0, 6) });
  await expect(address).toHaveCSS("direction", "ltr");
  await page.getByRole("button", { name: "Pay exactly 9.99 USDT" }).click();
  await expect(page.getByRole("heading", { name: "تم الدفع" })).toBeVisible({ timeout: 30_000 });
  await expect(page).toHaveTitle(/^تم الدفع/);
  await expectAccessible(page);
});

test("every language has its page, and none scrolls sideways on a small phone", async ({ page }) => {
  const { id } = await create();
  await page.setViewportSize({ width: 320, height: 700 });
  for (const language of LANGUAGE_LIST) {
    await page.goto(`/pay/${id}?lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator("h1")).toContainText("9.99");
    await expectNoSidewaysScroll(page);
  }
});

test("the browser's language, the picker's before it, and the choice is remembered", async ({ browser }) => {
  const [{ id }, other] = await Promise.all([create(), create()]);
  const context = await browser.newContext({ locale: "de-AT", baseURL: demo().baseUrl });
  const page = await context.newPage();
  await page.goto(`/pay/${id}`);
  await expect(page.getByRole("heading", { name: "Senden Sie genau 9.99 USDT" })).toBeVisible();
  await page.getByText("Deutsch").first().click();
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.getByRole("heading", { name: "Envoyez exactement 9.99 USDT" })).toBeVisible();
  await page.goto(`/pay/${other.id}`);
  await expect(page.getByRole("heading", { name: "Envoyez exactement 9.99 USDT" })).toBeVisible();
  await context.close();
});

test("without JavaScript the picker, the exchange's fee and the question still work", async ({ browser }) => {
  const { id } = await create();
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: demo().baseUrl });
  const page = await context.newPage();
  await page.goto(`/pay/${id}`);
  await page.getByText("English").first().click();
  await page.getByRole("link", { name: "Español" }).click();
  await expect(page.getByRole("heading", { name: "Envía exactamente 9.99 USDT" })).toBeVisible();
  await page.getByText("¿Retiras desde un exchange?").click();
  await page.getByLabel("Comisión de retiro del exchange, en USDT").fill("1,5");
  await page.getByRole("button", { name: "Calcular" }).click();
  await expect(page.getByText("Retira 11.49 USDT para que lleguen 9.99 USDT.")).toBeVisible();
  await page.getByText("He pagado. ¿Dónde está?").click();
  await page.getByLabel(/Id de la transacción/).fill("nada");
  await page.getByRole("button", { name: "Buscar" }).click();
  await expect(page.getByText("Eso no es un id de transacción")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Envía exactamente 9.99 USDT" })).toBeVisible();
  await context.close();
});

test("an invoice that there is not is told in the customer's language", async ({ page }) => {
  const answer = await page.goto("/pay/inv_01jd3k7v5q8x2m4n6p9r0s1t2v?lang=tr");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Bu adreste fatura yok" }).first()).toBeVisible();
  await expectAccessible(page);
});
