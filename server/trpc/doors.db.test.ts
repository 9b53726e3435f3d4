import { beforeAll, describe, expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { type Permission, ROLE_PERMISSIONS } from "@/server/auth/permissions";
import type { Role } from "@/server/core/actor";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { grantPlatformRole } from "@/server/modules/users/grant-platform-role";
import { createUser } from "@/server/modules/users/create-user";
import { signInAs } from "@/server/testing/browser-session";
import { answerTrpc } from "@/server/trpc/handler";
import { appRouter } from "@/server/trpc/root";
import { ADMIN_DOORS, DOORS, OPEN_DOORS, PERSONAL_DOORS } from "@/server/trpc/testing/doors";

const system = systemContext("test", "test");
const ROLES = Object.keys(ROLE_PERMISSIONS) as Role[];

interface Answer {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly message: string; readonly data: Record<string, unknown> };
}

type Cookies = Record<string, string>;

/** What a page in the browser does: one call over HTTP. */
async function call(
  path: string,
  input: unknown,
  cookies: Cookies,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const mutation = procedureType(path) === "mutation";
  const url = new URL(`http://localhost:3000/api/trpc/${path}`);
  if (!mutation) url.searchParams.set("input", JSON.stringify(input));
  const init = mutation ? { method: "POST", body: JSON.stringify(input) } : {};
  const request = new Request(url, { ...init, headers: { "content-type": "application/json", ...headers } });
  const response = await answerTrpc(request, {
    get: (name) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
  });
  if (response.status === 403 && response.headers.get("content-type")?.startsWith("text/plain"))
    throw new Error(await response.text());
  return (await response.json()) as Answer;
}

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;

function procedureType(path: string): string | undefined {
  return procedures[path]?._def.type;
}

let people = 0;

/** Somebody with a merchant of their own, in the given role. */
async function signIn(role: Role): Promise<{ cookies: Cookies; merchantId: string; userId: string }> {
  people += 1;
  const user = await createUser(system, {
    email: `person${people}@example.com`,
    name: "Person",
    password: "a long enough secret",
  });
  const merchant = await createMerchant(system, { name: "Shop", owner_user_id: user.id });
  await db().member.updateMany({ where: { userId: user.id }, data: { role } });
  const { cookies } = await signInAs(user.id);
  return { cookies, merchantId: merchant.id, userId: user.id };
}

test.each(ADMIN_DOORS)("%s does not exist for strangers", async (path) => {
  expect((await call(path, {}, {})).error?.data.errorCode).toBe("unauthenticated");
});

test.each(Object.keys(procedures))("%s refuses text that cannot be stored, in words", async (path) => {
  for (const text of ["half of a pair: \uD800", "nothing: \0"]) {
    const { error } = await call(path, { id: { text } }, {});
    expect(error?.data).toMatchObject({
      errorCode: "validation_failed",
      issues: [{ path: "id.text", message: expect.any(String) }],
    });
  }
});

describe("as the platform's operator", () => {
  let cookies: Cookies;
  beforeAll(async () => {
    const { userId, ...person } = await signIn("viewer");
    await grantPlatformRole(system, { user_id: userId, platform_role: "admin", reason: "test" });
    cookies = person.cookies;
  });

  test.each(ADMIN_DOORS)("%s is open", async (path) => {
    const { error } = await call(path, {}, cookies);
    // Neither the engine of the jobs nor a chain runs here, so what is behind a door may fail; the door does not refuse.
    expect(["unauthenticated", "forbidden", "not_found"]).not.toContain(error?.data.errorCode);
  });
});

test("the operator's doors open for an operator, from the next request on", async () => {
  const { cookies, userId } = await signIn("viewer");
  await grantPlatformRole(system, { user_id: userId, platform_role: "admin", reason: "test" });
  expect((await call("admin.latestReconciliations", undefined, cookies)).result).toBeDefined();
  expect(await db().auditEntry.findMany({ where: { targetId: userId, reason: "test" } })).toMatchObject([
    {
      action: "user.grant_platform_role",
      reason: "test",
      before: { platform_role: "merchant" },
      after: { platform_role: "admin" },
    },
  ]);
  await grantPlatformRole(system, { user_id: userId, platform_role: "merchant", reason: "test" });
  expect((await call("admin.latestReconciliations", undefined, cookies)).error?.data.code).toBe("NOT_FOUND");
});

test("the tables of doors name every procedure", () => {
  expect(
    [
      ...Object.keys(DOORS),
      ...Object.keys(PERSONAL_DOORS),
      "members.leave",
      "accounts.openFirstMerchant",
      ...OPEN_DOORS,
      ...ADMIN_DOORS,
    ].toSorted(),
  ).toEqual(Object.keys(procedures).toSorted());
});

test.each([
  ...Object.entries(DOORS).map(([path, { input }]) => [path, input] as const),
  ...Object.entries(PERSONAL_DOORS),
])("%s is closed to strangers", async (path, input) => {
  expect((await call(path, input, {})).error?.data).toMatchObject({
    code: "UNAUTHORIZED",
    errorCode: "unauthenticated",
  });
});

describe.each(ROLES)("as %s", (role) => {
  let cookies: Cookies;
  beforeAll(async () => {
    cookies = (await signIn(role)).cookies;
  });

  test.each(Object.entries(PERSONAL_DOORS))("%s is open", async (path, input) => {
    const { error } = await call(path, input, cookies);
    expect([undefined, "validation_failed", "not_found", "invalid_state"]).toContain(error?.data.errorCode);
  });

  test.each(ADMIN_DOORS)("%s does not exist", async (path) => {
    expect((await call(path, {}, cookies)).error).toMatchObject({
      message: "There is no such page",
      data: { code: "NOT_FOUND", errorCode: "not_found" },
    });
  });

  test.each(Object.entries(DOORS))("%s follows the permission table", async (path, { needs, input }) => {
    const { error } = await call(path, input, cookies);
    const refused = error?.data.errorCode === "forbidden";
    expect(refused).toBe(!(ROLE_PERMISSIONS[role] as ReadonlySet<Permission>).has(needs));
  });
});

test.each(ROLES.filter((role) => role !== "owner"))("%s hands on no more than they hold", async (role) => {
  const { cookies } = await signIn(role);
  for (const given of ROLES) {
    const { error } = await call("members.invite", { email: `${given}@example.com`, role: given }, cookies);
    const holds: ReadonlySet<Permission> = ROLE_PERMISSIONS[role];
    const allowed = holds.has("members:write") && [...ROLE_PERMISSIONS[given]].every((one) => holds.has(one));
    expect(error?.data.errorCode === "forbidden").toBe(!allowed);
  }
});

describe("another merchant's objects", () => {
  test("are not found, the same as unknown ones", async () => {
    const [mine, theirs] = [await signIn("owner"), await signIn("owner")];
    const created = await call("invoices.create", { amount: "9.99" }, theirs.cookies);
    const invoiceId = (created.result?.data as { id?: string } | undefined)?.id ?? "none was made";
    for (const other of [invoiceId, newId("invoice")]) {
      expect((await call("invoices.get", { id: other }, mine.cookies)).error).toMatchObject({
        message: `No such invoice: ${other}`,
        data: { code: "NOT_FOUND", httpStatus: 404, errorCode: "not_found" },
      });
      expect((await call("invoices.cancel", { id: other }, mine.cookies)).error?.data.code).toBe("NOT_FOUND");
      expect((await call("events.timeline", { invoice_id: other }, mine.cookies)).error?.data.code).toBe(
        "NOT_FOUND",
      );
    }
    expect((await call("invoices.get", { id: invoiceId }, theirs.cookies)).result?.data).toMatchObject({
      id: invoiceId,
    });
  });
});

describe("a refusal", () => {
  test("names the wrong field, whether the door or the verb refused it", async () => {
    const { cookies } = await signIn("owner");
    for (const amount of ["ten", "0"]) {
      const { error } = await call("invoices.create", { amount }, cookies);
      expect(error?.data).toMatchObject({
        code: "BAD_REQUEST",
        errorCode: "validation_failed",
        retryable: false,
        issues: [{ path: "amount" }],
      });
    }
    const unknown = await call("invoices.create", { amount: "1", amonut: "2" }, cookies);
    expect(unknown.error?.data.issues).toEqual([{ path: "amonut", message: "Unknown field" }]);
  });

  test("carries the request id and never a stack", async () => {
    const { error } = await call("invoices.list", {}, {});
    expect(error?.data.requestId).toMatch(/^req_/);
    expect(error?.data.stack).toBeUndefined();
  });
});

test("whoever leaves is out from the next call on, and the last owner stays", async () => {
  const viewer = await signIn("viewer");
  expect((await call("members.leave", undefined, viewer.cookies)).result).toBeDefined();
  expect((await call("members.list", undefined, viewer.cookies)).error?.data.errorCode).toBe(
    "unauthenticated",
  );
  const owner = await signIn("owner");
  expect((await call("members.leave", undefined, owner.cookies)).error?.data.errorCode).toBe("invalid_state");
});

test("whoever belongs to no merchant opens one, under their own name", async () => {
  const open = (cookies: Cookies) => call("accounts.openFirstMerchant", { name: "New Tea" }, cookies);
  expect((await open({})).error?.data.errorCode).toBe("unauthenticated");
  const { cookies, userId } = await signIn("viewer");
  expect((await open(cookies)).error?.data.errorCode).toBe("invalid_state");
  await db().member.deleteMany({ where: { userId } });
  expect((await open(cookies)).result?.data).toMatchObject({ name: "New Tea" });
  expect(await db().member.findMany({ where: { userId } })).toMatchObject([{ role: "owner" }]);
});

test("calls from other sites are refused", async () => {
  const { cookies } = await signIn("owner");
  for (const site of ["cross-site", "same-site"]) {
    await expect(call("invoices.list", {}, cookies, { "sec-fetch-site": site })).rejects.toThrow(
      "Cross-site",
    );
  }
  await expect(call("invoices.list", {}, cookies, { origin: "https://evil.example" })).rejects.toThrow(
    "Cross-site",
  );
  expect(
    (await call("invoices.list", {}, cookies, { "sec-fetch-site": "same-origin" })).result,
  ).toBeDefined();
});
