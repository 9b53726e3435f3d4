import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

interface Mail {
  readonly to: string[];
  readonly subject: string;
  readonly text: string;
}

function listMails(): Mail[] {
  const { home } = test.info().config.metadata as { home: string };
  const folder = join(home, "mailbox");
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.toSorted().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Mail);
}

/** The address of the link in the latest e-mail with this subject to somebody, once it has arrived. */
export async function linkInMail(to: string, subject: string): Promise<string> {
  const mails = () => listMails().filter((mail) => mail.subject === subject && mail.to.includes(to));
  await expect.poll(() => mails().length).toBeGreaterThan(0);
  return /^http\S+$/m.exec(mails().at(-1)?.text ?? "")?.[0] ?? "";
}
