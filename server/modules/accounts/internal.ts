import { env } from "@/server/config/env";
import type { MailContent } from "@/server/modules/mail/schema";

/** For somebody who signs up with an address that has an account. */
export function knownAddressMail(): MailContent {
  return {
    subject: "You have an account already",
    heading: "You have an account already",
    paragraphs: [
      "Somebody signed up with this e-mail address, which belongs to an account already. Sign in with it, or choose a new password there if you do not remember yours.",
    ],
    action: { label: "Sign in", url: new URL("/sign-in", env().DARIC_BASE_URL).href },
    note: "If it was not you, ignore this e-mail: nothing was changed.",
  };
}
