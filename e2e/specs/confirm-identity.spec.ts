import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expectAccessible } from "../support/accessibility";
import { forgetConfirmation } from "../support/sessions";

const PASSWORD = "a kettle sings at noon";

async function signUp(page: Page): Promise<string> {
  const email = `step-up-${randomUUID()}@example.com`;
  await page.goto("/sign-up");
  await page.getByLabel("Business name").fill("Step-up Tea");
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/overview/);
  return email;
}

test("a sensitive act asks who it is, is refused to whoever cannot tell, and goes on for who can", async ({
  page,
}) => {
  const email = await signUp(page);
  await page.goto("/settings/security");
  const question = page.getByRole("dialog", { name: "Confirm that it is you" });
  const setUp = page.getByRole("dialog", { name: "Set up two-step sign-in" });
  const password = question.getByLabel("Password", { exact: true });
  const confirm = question.getByRole("button", { name: "Confirm" });
  const begin = page.getByRole("button", { name: "Set up", exact: true });

  // By the password alone.
  await forgetConfirmation(email);
  await begin.click();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(page.getByText("Confirm with your password that it is you")).toBeVisible();
  await expect(setUp).toHaveCount(0);

  await begin.click();
  await password.fill("not the password");
  await confirm.click();
  await expect(question.getByText("Is not your password")).toBeVisible();
  await expectAccessible(page);
  await expect(setUp).toHaveCount(0);
  await password.fill(PASSWORD);
  await confirm.click();
  await expect(question).toBeHidden();
  await expect(setUp).toBeVisible();

  const secret = (await setUp.locator("pre").textContent())?.trim() ?? "";
  await setUp.getByLabel("Code of the app").fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await setUp.getByRole("button", { name: "Switch on" }).click();
  const kept = page.getByRole("dialog", { name: "Two-step sign-in is on" });
  const [recoveryCode = ""] = ((await kept.locator("pre").textContent()) ?? "").split("\n");
  await kept.getByRole("button", { name: "I have stored them" }).click();
  await expect(page.getByText("10 of 10 recovery codes left")).toBeVisible();

  // Once more within ten minutes: nothing is asked.
  const renew = page.getByRole("button", { name: "New recovery codes" });
  const renewed = page.getByRole("dialog", { name: "New recovery codes" });
  await renew.click();
  await expect(renewed).toBeVisible();
  const [code = recoveryCode] = ((await renewed.locator("pre").textContent()) ?? "").split("\n");
  await renewed.getByRole("button", { name: "I have stored them" }).click();

  // By the password and a code: a right password with a wrong one is not enough.
  await forgetConfirmation(email);
  await renew.click();
  await password.fill(PASSWORD);
  for (const wrong of ["no code at all", recoveryCode]) {
    await question.getByLabel("Code").fill(wrong);
    await confirm.click();
    await expect(question.getByText("This code is wrong or was used already")).toBeVisible();
    await expect(renewed).toHaveCount(0);
  }
  await question.getByLabel("Code").fill(code);
  await confirm.click();
  await expect(question).toBeHidden();
  await expect(renewed).toBeVisible();
});
