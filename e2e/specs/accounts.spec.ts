import { expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expectAccessible } from "../support/accessibility";
import { linkInMail } from "../support/mailbox";

const PASSWORD = "a kettle sings at noon";

async function fillSignUp(page: Page, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Business name").fill("Ada's Tea");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
}

async function signUp(page: Page, email: string): Promise<void> {
  await fillSignUp(page, email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/overview/);
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("sign up, read the e-mail in this machine's mailbox, confirm the address", async ({ page }) => {
  const email = "ada@example.com";
  await page.goto("/sign-up");
  await expectAccessible(page);
  await fillSignUp(page, email);
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Must have at least 10 characters")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();

  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByText("Set up your shop")).toBeVisible();
  const confirmStep = page.getByRole("listitem").filter({ hasText: "Confirm your e-mail address" });
  await expect(confirmStep).toContainText("(to do)");

  await linkInMail(email, "Confirm your e-mail address");
  await page.goto("/mailbox");
  await expectAccessible(page);
  await page.getByRole("link", { name: /Confirm your e-mail address To ada@example.com/ }).click();
  await expect(page.getByText("To").first()).toBeVisible();
  await page
    .frameLocator("iframe")
    .getByRole("link", { name: "Confirm e-mail address", exact: true })
    .click();
  await expect(page).toHaveURL(/\/verify-email/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirm e-mail address" }).click();
  await expect(page.getByText("ada@example.com is confirmed.")).toBeVisible();
  await page.getByRole("link", { name: "Go to the overview" }).first().click();
  await expect(page.getByText("Set up your shop")).toBeVisible();
  await expect(confirmStep).toContainText("(done)");

  await page.goto(await linkInMail(email, "Confirm your e-mail address"));
  await page.getByRole("button", { name: "Confirm e-mail address" }).click();
  await expect(page.getByText("ada@example.com is confirmed.")).toBeVisible();
});

test("a forgotten password: the same answer for everybody, a link that works once, signed out everywhere", async ({
  page,
  browser,
}) => {
  const email = "grace@example.com";
  await signUp(page, email);
  await page.goto("/verify-email?token=spent");
  await expect(page.getByRole("heading", { name: "This link is too old" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Confirm e-mail address" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText(`A new link is on its way to ${email}.`)).toBeVisible();
  const other = await (await browser.newContext()).newPage();
  for (const address of ["nobody@example.com", email]) {
    await other.goto("/forgot-password");
    await other.getByLabel("E-mail").fill(address);
    await other.getByRole("button", { name: "Send the link" }).click();
    await expect(other.getByText(`If ${address} has an account`)).toBeVisible();
  }
  await expectAccessible(other);
  const link = await linkInMail(email, "Choose a new password");
  await other.goto(link);
  await expectAccessible(other);
  await other.getByLabel("New password").fill("another kettle sings");
  await other.getByRole("button", { name: "Set password" }).click();
  await expect(other.getByText("Your new password holds.", { exact: false })).toBeVisible();

  await page.goto("/overview");
  await expect(page).toHaveURL(/\/sign-in/);
  await enter(page, email, PASSWORD);
  await expect(page.getByText(/do not match/)).toBeVisible();
  await enter(page, email, "another kettle sings");
  await expect(page).toHaveURL(/\/overview/);

  await other.goto(link);
  await expect(other.getByRole("heading", { name: "This link is used up" })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(other).toHaveURL(/\/forgot-password/);
  await other.goto("/reset-password");
  await expect(other.getByText("This address is incomplete")).toBeVisible();
  await other.context().close();
});

test("settings show where somebody is signed in, and a browser that is signed out there is out at once", async ({
  page,
  browser,
}) => {
  const email = "lin@example.com";
  await signUp(page, email);
  const other = await (
    await browser.newContext({ userAgent: "Mozilla/5.0 (iPhone) Safari/604.1" })
  ).newPage();
  await enter(other, email, PASSWORD);
  await expect(other).toHaveURL(/\/overview/);

  await page.goto("/settings/security");
  await expect(page.getByText("This browser")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Sign out Safari on iPhone" }).click();
  await expect(page.getByText("Signed out there")).toBeVisible();
  await other.goto("/overview");
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();

  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password").fill("another kettle sings");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed. Other browsers were signed out.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("This browser")).toBeVisible();
});

test("two-step sign-in: scan, switch on, and sign in with a recovery code that works once", async ({
  page,
}) => {
  const email = "kay@example.com";
  await signUp(page, email);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog");
  const secret = (await dialog.locator("pre").textContent()) ?? "";
  await expectAccessible(page);
  await dialog.getByLabel("Code of the app").fill("000000");
  await dialog.getByRole("button", { name: "Switch on" }).click();
  await expect(dialog.getByText("Is not the code of now")).toBeVisible();
  await dialog.getByLabel("Code of the app").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await dialog.getByRole("button", { name: "Switch on" }).click();
  await expect(dialog.getByText("Two-step sign-in is on")).toBeVisible();
  await expectAccessible(page);
  const [code = ""] = ((await dialog.locator("pre").textContent()) ?? "").split("\n");
  await dialog.getByRole("button", { name: "I have stored them" }).click();
  await expect(page.getByText("10 of 10 recovery codes left")).toBeVisible();

  for (const works of [true, false]) {
    await page.context().clearCookies();
    await enter(page, email, PASSWORD);
    await page.getByLabel("Code", { exact: true }).fill("123456");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText(/wrong or was used/)).toBeVisible();
    await page.getByLabel("Code", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await (works
      ? expect(page).toHaveURL(/\/overview/)
      : expect(page.getByText(/wrong or was used/)).toBeVisible());
  }
});

test("a passkey: made in the settings, signs in without a password, and is deleted", async ({ page }) => {
  const email = "may@example.com";
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signUp(page, email);
  await page.goto("/settings/security");
  await page.getByLabel("Name of a new passkey").fill("Work laptop");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByRole("button", { name: "Delete Work laptop" })).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/overview/);
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Delete Work laptop" }).click();
  await expect(page.getByText("Passkey deleted")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByText(/No passkey of this device/)).toBeVisible();
});
