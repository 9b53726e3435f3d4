import { expect, it } from "vitest";
import { failureMessage } from "./failure-message";

it.each([
  ["CredentialsSignin", "This e-mail and password do not match an account."],
  ["rate_limited:1", "Too many attempts. Try again in 1 second."],
  ["rate_limited:61", "Too many attempts. Try again in 2 minutes."],
  ["wrong_code", "This code is wrong or was used already. Wait for the next one."],
  ["second_factor_required", null],
  ["<script>", "Signing in did not work. Try again in a moment."],
])("explains %s", (code, message) => {
  expect(failureMessage(code)).toBe(message);
});
