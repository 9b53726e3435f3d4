import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { linkInMail } from "../support/mailbox";
import { signInOwner } from "../support/people";
import { signIn } from "../support/sign-in";
import { mutate } from "../support/trpc";

test("somebody is invited, joins from the letter, changes role, and is removed", async ({
  page,
  browser,
}) => {
  const email = `nina-${crypto.randomUUID()}@example.com`;
  await signIn(page);
  await page.goto("/settings/team");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("dialog").getByLabel("E-mail").fill(email);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("table", { name: "Invitations" }).getByText(email)).toBeVisible();

  const context = await browser.newContext();
  const guest = await context.newPage();
  await expect(async () => {
    await guest.goto("/mailbox");
    await guest
      .getByRole("link", { name: /Join Demo Coffee/ })
      .first()
      .click({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  const link = await guest
    .getByText(/\/invitation\/[\w-]{43}/)
    .first()
    .textContent();
  const path = /\/invitation\/[\w-]{43}/.exec(link ?? "")?.[0] ?? "/no-link";
  await guest.goto(path);
  await expect(guest.getByRole("heading", { level: 1, name: "Join Demo Coffee" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await guest.emulateMedia({ colorScheme });
    await expectAccessible(guest);
  }
  await guest.getByLabel("Your name").fill("Nina New");
  await guest.getByLabel("Password").fill("a long enough secret");
  await guest.getByRole("button", { name: "Join Demo Coffee" }).click();
  await expect(guest).toHaveURL(/\/overview/);
  await guest.goto("/settings/team");
  await expect(guest.getByText("Nina New")).toBeVisible();
  await expect(guest.getByRole("button", { name: "Invite" })).toHaveCount(0);
  await guest.goto("/settings/audit-log");
  await expect(guest.getByText("Your role does not include this page")).toBeVisible();
  await guest.goto(path);
  await expect(guest.getByText("This invitation cannot be used")).toBeVisible();

  await page.reload();
  await page.getByRole("button", { name: "Actions for Nina New" }).click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await page.getByRole("dialog").getByRole("combobox").click();
  await page.getByRole("option", { name: /Admin/ }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Role changed")).toBeVisible();
  await guest.goto("/settings/audit-log");
  await expect(
    guest.getByRole("table", { name: "Audit log" }).getByText("member.update_role").first(),
  ).toBeVisible();

  await page.getByRole("button", { name: "Actions for Nina New" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Nina New is out of the team")).toBeVisible();
  await guest.goto("/overview");
  await expect(guest.getByRole("heading", { name: "You belong to no business" })).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Business name").fill("Nina's Tea");
  await guest.getByRole("button", { name: "Open this business" }).click();
  await expect(guest).toHaveURL(/\/overview/);
  await expect(guest.getByRole("button", { name: "Nina's Tea" })).toBeVisible();
  await context.close();
});

test("somebody with an account joins by signing in to it", async ({ page }) => {
  const owner = await signInOwner();
  const account = { email: `kim-${crypto.randomUUID()}@example.com`, password: "a long enough secret" };
  await mutate(owner, "accounts.create", { ...account, name: "Kim Known", business_name: "Kim's Tea" });
  await mutate(owner, "members.invite", { email: account.email, role: "viewer" });
  const path = new URL(await linkInMail(account.email, "Join Demo Coffee on Daric")).pathname;

  await signIn(page);
  await page.goto(path);
  await expect(page.getByText("You are signed in with another account")).toBeVisible();
  await page.context().clearCookies();
  await page.goto(path);
  await expect(page.getByLabel("E-mail")).toHaveValue(account.email);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page);
  }
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText(`You are signed in as ${account.email}`)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Join Demo Coffee" }).click();
  await expect(page).toHaveURL(/\/overview/);
  await expect(page.getByRole("button", { name: "Demo Coffee" })).toBeVisible();
  await owner.dispose();
});

test("the last owner cannot leave, and opens another merchant", async ({ page }) => {
  await signIn(page);
  await page.goto("/settings/team");
  await page.getByRole("button", { name: "Leave this merchant" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("This is the last owner")).toBeVisible();
  await page.getByRole("button", { name: "Stay" }).click();
  await page.getByRole("button", { name: "Demo Coffee" }).click();
  await page.getByRole("menuitem", { name: "New merchant" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Second Shop");
  await page.getByRole("button", { name: "Create merchant" }).click();
  await expect(page).toHaveURL(/\/overview/);
  await page.getByRole("button", { name: "Second Shop" }).click();
  await page.getByRole("menuitemradio", { name: "Demo Coffee" }).click();
  await expect(page.getByRole("button", { name: "Demo Coffee" })).toBeVisible();
});
