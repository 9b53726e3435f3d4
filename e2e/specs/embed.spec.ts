import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { api } from "../support/api";

test("a shop's customer opens the checkout over the page, leaves it, comes back and pays", async ({
  page,
}) => {
  await page.goto("/demo-shop");
  await page.getByRole("button", { name: "Buy now" }).click();
  const dialog = page.getByRole("dialog");
  const checkout = page.frameLocator("iframe");
  await expect(dialog).toBeVisible();
  await expect(checkout.locator("h1")).toContainText("USDT");
  await expect(dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await expectAccessible(page);

  await test.step("Escape closes it, and the button that opened it has the focus again", async () => {
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: "Continue to pay" })).toBeFocused();
  });

  await test.step("so does Escape inside of the checkout, and the cross", async () => {
    await page.keyboard.press("Enter");
    await expect(dialog.getByText("Loading")).toBeHidden(); // until then the checkout hears no keys
    await checkout.locator("summary").first().focus();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await page.getByRole("button", { name: "Continue to pay" }).click();
    await dialog.getByRole("button", { name: "Close" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("the shop believes its server, which hears of the payment", async () => {
    await page.getByRole("button", { name: "Continue to pay" }).click();
    await checkout.getByRole("button", { name: /^Pay exactly/ }).click();
    await expect(checkout.getByRole("heading", { name: "Paid", exact: true })).toBeVisible({
      timeout: 30_000,
    });
    await expect(page.getByText("Paid. Thank you!")).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press("Escape");
  });
});

test("a script that opens a second checkout leaves one window, and the page as it was", async ({ page }) => {
  const { id: invoiceId } = await api<{ id: string }>("POST", "/invoices", { amount: "2.00" });
  await page.goto("/demo-shop");
  await page.waitForFunction(() => "Daric" in globalThis);
  const left = await page.evaluate((invoiceId) => {
    const { Daric } = globalThis as unknown as { Daric: { open(options: object): { close(): void } } };
    const closed: string[] = [];
    const windows = () => document.querySelectorAll("dialog.daric-window").length;
    Daric.open({ invoiceId, onClose: () => closed.push("first") });
    const second = Daric.open({ invoiceId, onClose: () => closed.push("second") });
    const beside = windows();
    second.close();
    return { closed, beside, after: windows(), overflow: document.documentElement.style.overflow };
  }, invoiceId);
  expect(left).toEqual({ closed: ["first", "second"], beside: 1, after: 0, overflow: "" });
});

test("a button of any page opens it in its language, and hears what happens", async ({ page }) => {
  const { id } = await api<{ id: string }>("POST", "/invoices", { amount: "2.00" });
  await page.goto("/demo-shop");
  await page.waitForFunction(() => "Daric" in globalThis);
  await page.evaluate((invoiceId) => {
    const button = Object.assign(document.createElement("button"), { textContent: "Pay here" });
    button.dataset.daricInvoice = invoiceId;
    button.dataset.daricLanguage = "fr";
    const heard: string[] = [];
    for (const name of ["loaded", "paid", "closed"])
      document.addEventListener(`daric:${name}`, () => heard.push(name));
    Object.assign(globalThis, { heard });
    document.querySelector("main")?.append(button);
  }, id);
  const heard = () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  await page.getByRole("button", { name: "Pay here" }).click();
  const checkout = page.frameLocator("iframe");
  await expect(checkout.getByRole("heading", { name: "Envoyez exactement 2.00 USDT" })).toBeVisible();
  await checkout.getByRole("button", { name: /^Pay exactly/ }).click();
  await expect.poll(heard, { timeout: 30_000 }).toEqual(["loaded", "paid"]);
  await page.keyboard.press("Escape");
  await expect.poll(heard).toEqual(["loaded", "paid", "closed"]);
  await expect(page.getByRole("button", { name: "Pay here" })).toBeFocused();
});
