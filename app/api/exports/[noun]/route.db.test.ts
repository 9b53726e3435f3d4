import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { GET } from "@/app/api/exports/[noun]/route";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { sessionCookieName } from "@/server/auth/session-cookie";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { createUser } from "@/server/modules/users/create-user";
import { createOwner } from "@/server/rest/testing/client";
import { signInAs } from "@/server/testing/browser-session";
import { createInvoice } from "@/server/modules/invoices/create-invoice";

const DAYS = "daily_figures?from=2026-01-01&to=2026-01-31";
const system = systemContext("test", "test");
let people = 0;

/** Somebody with a merchant of their own and one invoice in it. */
async function makeSeller() {
  people += 1;
  const user = await createUser(system, {
    email: `seller${people}@example.com`,
    name: "Seller",
    password: "a long enough secret",
  });
  const merchant = await createMerchant(system, { name: `Shop ${people}`, owner_user_id: user.id });
  const owner = { ...(await createOwner()), merchantId: authorizedMerchantId(merchant.id) };
  const invoice = await createInvoice(owner, { amount: "5", order_id: `=cmd ${people}` });
  const { cookies } = await signInAs(user.id);
  const cookie = Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  return { invoice, cookie };
}

async function download(target: string, headers: Record<string, string> = {}) {
  const request = new NextRequest(`http://localhost:3000/api/exports/${target}`, { headers });
  const noun = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const response = await GET(request, { params: Promise.resolve({ noun }) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test("a member gets the lists of their own merchant, with the filters of the page", async () => {
  const [seller, other] = [await makeSeller(), await makeSeller()];
  const reply = await download("invoices", { cookie: seller.cookie });
  expect(reply.status).toBe(200);
  expect(reply.headers.get("content-type")).toMatch(/^text\/csv/);
  expect(reply.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.text).toContain(seller.invoice.id);
  expect(reply.text).not.toContain(other.invoice.id);
  // A spreadsheet must not take text for a formula.
  expect(reply.text).not.toMatch(/(^|,)"?=cmd/m);
  const paid = await download("invoices?status=paid", { cookie: seller.cookie });
  expect(paid.text).not.toContain(seller.invoice.id);
  for (const noun of ["payments", "settlements", "balance_transactions?account=pending", "customers", DAYS])
    expect((await download(noun, { cookie: seller.cookie })).status).toBe(200);
});

test.each<Record<string, string>>([{}, { cookie: `${sessionCookieName()}=forged` }])(
  "nobody gets anything with %j",
  async (headers) => {
    const reply = await download("invoices", headers);
    expect(reply.status).toBe(401);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
  },
);

test.each([
  ["refunds", 404],
  ["__proto__", 404],
  ["invoices?surprise=1", 400],
  ["invoices?status=none", 400],
  ["daily_figures?from=2026-01-02&to=2026-01-01", 400],
  ["invoices?limit=1&limit=2", 400],
])("a member who asks for %s is answered %i", async (target, status) => {
  const { cookie } = await makeSeller();
  expect((await download(target, { cookie })).status).toBe(status);
});

test.each<Record<string, string>>([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.example" },
])("another site cannot make a member's browser download with %j", async (headers) => {
  const { cookie } = await makeSeller();
  expect((await download("invoices", { cookie, ...headers })).status).toBe(403);
});
