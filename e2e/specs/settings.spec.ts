import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { signIn } from "../support/sign-in";

const PAGES = [
  { path: "/settings/business", name: "Business" },
  { path: "/settings/branding", name: "Checkout & branding" },
  { path: "/settings/payments", name: "Payments policy" },
  { path: "/settings/team", name: "Team" },
  { path: "/settings/audit-log", name: "Audit log" },
  { path: "/admin/merchants", name: "Merchants" },
];

/** A square of one colour that every browser can draw. */
const LOGO = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsGtiT+OY1Ai+hcEKLF3zWgQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQELguGIbEek8KY+gAAAABJRU5ErkJggg==",
  "base64",
);

async function openSettings(page: Page, section: string): Promise<void> {
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: section }).click();
  await expect(page.getByRole("heading", { level: 1, name: section })).toBeVisible();
}

test("the owner changes the business, its policy and its branding, and the audit log tells it", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/settings");
  await page.getByLabel("Support e-mail").fill("help@demo-coffee.example");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Business profile saved")).toBeVisible();

  await openSettings(page, "Payments policy");
  await page.getByLabel("Tolerance").fill("6");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Must be 0 to 5 percent")).toBeVisible();
  await page.getByLabel("Tolerance").fill("0.5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Payments policy saved")).toBeVisible();
  await page.getByLabel("Tolerance").fill("0");
  await page.getByRole("button", { name: "Save" }).click();

  await openSettings(page, "Checkout & branding");
  const preview = page.getByRole("region", { name: "Preview" });
  await page.getByLabel("Accent colour").fill("#ffd400");
  await expect(page.getByText("Is too light")).toBeVisible();
  await page.getByLabel("Accent colour").fill("#7a1fa2");
  await page.getByLabel("Button text").fill("Pay for coffee");
  await expect(preview.getByText("Pay for coffee")).toHaveCSS("background-color", "rgb(122, 31, 162)");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByLabel("Button text").fill("Pay for tea");
  await expect(page.getByText("Branding saved")).toBeVisible();
  await page.getByLabel("Logo file").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: LOGO });
  await expect(page.getByText("Logo saved")).toBeVisible();
  await expect(page.getByLabel("Button text")).toHaveValue("Pay for tea");
  const source = await preview.locator("img").first().getAttribute("src");
  const logo = await page.request.get(source ?? "");
  expect(logo.headers()).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff" });
  expect(logo.headers()["content-security-policy"]).toContain("sandbox");

  await openSettings(page, "Audit log");
  await page
    .getByRole("button", { name: /Details of merchant.update_logo/ })
    .first()
    .click();
  await expect(page.getByRole("dialog").getByText("logo_digest").first()).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto("/settings/branding");
  await page.getByLabel("Accent colour").fill("");
  await page.getByLabel("Button text").fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Branding saved")).toBeVisible();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Logo removed")).toBeVisible();
});

test("every page of the settings can be used by everybody, in both themes and widths", async ({ page }) => {
  await signIn(page);
  for (const { path, name } of PAGES)
    for (const colorScheme of ["light", "dark"] as const)
      for (const width of [1440, 375]) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
        const tab = page.getByRole("navigation", { name: "Settings" }).locator('[aria-current="page"]');
        if (path.startsWith("/settings/")) await expect(tab).toBeInViewport({ ratio: 1 });
        await expectAccessible(page);
      }
});
