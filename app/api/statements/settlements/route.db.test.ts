import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { GET } from "@/app/api/statements/settlements/route";
import { systemContext } from "@/server/auth/authorize";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { createUser } from "@/server/modules/users/create-user";
import { readPdf } from "@/server/modules/documents/testing/read-pdf";
import { signInAs } from "@/server/testing/browser-session";

const system = systemContext("test", "test");
const URL_OF_MARCH = "http://localhost:3000/api/statements/settlements?from=2026-03-01&to=2026-04-01";

const download = (url: string, headers: Record<string, string> = {}) =>
  GET(new NextRequest(url, { headers }));

test("a member downloads the statement of their own merchant; nobody else and no other site gets one", async () => {
  const user = await createUser(system, {
    email: "statement@example.com",
    name: "Seller",
    password: "a long enough secret",
  });
  await createMerchant(system, { name: "Paper Shop", owner_user_id: user.id });
  const { cookies } = await signInAs(user.id);
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  const reply = await download(URL_OF_MARCH, { cookie });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toBe("application/pdf");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.headers.get("content-disposition")).toBe(
    'attachment; filename="settlements-2026-03-01-2026-04-01.pdf"',
  );
  expect((await readPdf(Buffer.from(await reply.arrayBuffer()))).text).toContain("Paper Shop");

  expect((await download(URL_OF_MARCH)).status).toBe(401);
  expect((await download(URL_OF_MARCH, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await download(`${URL_OF_MARCH}&surprise=1`, { cookie })).status).toBe(400);
});
