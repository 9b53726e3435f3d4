import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { demo } from "../support/demo";
import { signIn } from "../support/sign-in";

interface Link {
  readonly id: string;
  readonly amount: string | null;
  readonly description: string | null;
  readonly line_items: readonly { readonly description: string }[];
}

async function call(page: Page, method: "get" | "patch", path: string, data?: object): Promise<Link> {
  const { baseUrl, secretKey } = demo();
  const response = await page.request[method](`${baseUrl}/api/v1${path}`, {
    headers: { authorization: `Bearer ${secretKey}` },
    ...(data === undefined ? {} : { data }),
  });
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()) as Link;
}

async function writeItem(page: Page, index: number, item: readonly string[]): Promise<void> {
  const [description = "", quantity = "", price = "", tax = ""] = item;
  await page.getByLabel(`Item ${index + 1}`, { exact: true }).fill(description);
  await page.getByLabel("Quantity").nth(index).fill(quantity);
  await page.getByLabel("Unit price").nth(index).fill(price);
  await page.getByLabel("Tax %").nth(index).fill(tax);
}

async function edit(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await expect(page.getByRole("heading", { name: "Edit payment link" })).toBeVisible();
}

test("a link is made of items, changed, and never saved over somebody else's change", async ({ page }) => {
  const name = "Two teas and a cake";
  await signIn(page);
  await page.goto("/payment-links");
  await page.getByRole("button", { name: "Create payment link" }).first().click();
  await page.getByRole("button", { name: "Make the amount out of items" }).click();
  await writeItem(page, 0, ["Tea", "2", "1.50", "10"]);
  await page.getByRole("button", { name: "Add item" }).click();
  await writeItem(page, 1, ["Cake", "1", "", ""]);
  await page.getByLabel("Description").fill(name);
  const dialog = page.getByRole("dialog");
  const submit = dialog.getByRole("button", { name: "Create payment link" });
  await submit.click();
  await expect(page.getByLabel("Unit price").nth(1)).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await page.getByLabel("Unit price").nth(1).fill("4,00");
  await submit.click();
  await expect(page.getByRole("heading", { name: "Your payment link" })).toBeVisible();
  const id = /plk_\w+/.exec(await dialog.innerText())?.[0] ?? "";
  expect(await call(page, "get", `/payment_links/${id}`)).toMatchObject({
    amount: "7.30",
    description: name,
  });
  await page.getByRole("button", { name: "Done" }).click();

  await edit(page, name);
  await expect(page.getByLabel("Unit price").nth(1)).toHaveValue("4.00");
  await page.getByRole("button", { name: "Remove item 1" }).click();
  await page.setViewportSize({ width: 375, height: 800 });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Payment link changed")).toBeVisible();
  const changed = await call(page, "get", `/payment_links/${id}`);
  expect(changed).toMatchObject({ amount: "4.00", description: name, line_items: [{ description: "Cake" }] });

  await page.setViewportSize({ width: 1440, height: 900 });
  await edit(page, name);
  await page.getByLabel("Description").fill("Mine");
  await call(page, "patch", `/payment_links/${id}`, { description: "Theirs", max_uses: 5 });
  await page.getByRole("button", { name: "Save" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody has changed this link" });
  await expect(conflict).toBeVisible();
  await expect(page.getByLabel("Description")).toHaveValue("Mine");
  await expectAccessible(page);
  await conflict.getByRole("button", { name: "Show what holds now" }).click();
  await expect(page.getByLabel("Description")).toHaveValue("Theirs");
  await page.getByLabel("Description").fill("Both");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Payment link changed").last()).toBeVisible();
  expect(await call(page, "get", `/payment_links/${id}`)).toMatchObject({ description: "Both", max_uses: 5 });

  await page.goto(`/pay/link/${id}`);
  await expect(page.getByRole("heading", { name: "Both" })).toBeVisible();
  await expect(page.getByText("Cake")).toBeVisible();
});
