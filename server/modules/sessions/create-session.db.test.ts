import { expect, test } from "vitest";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { unseal } from "@/server/db/secret-box";
import { MAIL_PURPOSE } from "@/server/modules/mail/internal";
import { createSession } from "@/server/modules/sessions/create-session";
import { createUser } from "@/server/modules/users/create-user";
import { makeSystem } from "@/server/testing/factories";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const NEWER_FIREFOX = FIREFOX.replaceAll("140.0", "141.0");
const SAFARI = "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/18.0 Safari/604.1";

async function letters(to: string): Promise<{ facts: [string, string][] }[]> {
  const rows = await db().mailMessage.findMany({ where: { kind: "sign-in" }, orderBy: { id: "asc" } });
  return rows
    .map(({ content }) => JSON.parse(unseal(content ?? "", MAIL_PURPOSE)) as { to: string; content: never })
    .filter((letter) => letter.to === to)
    .map(({ content }) => content);
}

test("a sign-in from a new browser or place is told by e-mail; a familiar one and the first one are not", async () => {
  const email = `${newId("user")}@example.com`;
  const user = await createUser(makeSystem(), { email, name: "Ada", password: "a long enough secret" });
  const signIn = (user_agent: string, client_address: string) =>
    createSession(makeSystem(), { user_id: user.id, user_agent, client_address });
  await signIn(FIREFOX, "203.0.113.7");
  await signIn(NEWER_FIREFOX, "203.0.113.7");
  expect(await letters(email)).toEqual([]);
  await signIn(FIREFOX, "198.51.100.4");
  await signIn(SAFARI, "203.0.113.7");
  expect((await letters(email)).map(({ facts }) => facts.slice(0, 2))).toEqual([
    [
      ["Browser", "Firefox on Linux"],
      ["Address", "198.51.100.4"],
    ],
    [
      ["Browser", "Safari on iPhone"],
      ["Address", "203.0.113.7"],
    ],
  ]);
});
