import { expect, it } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { readSession, sessionContext } from "@/server/auth/session";
import { LIMITS } from "@/server/config/limits";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { createSavedView } from "@/server/modules/saved-views/create-saved-view";
import { deleteSavedView } from "@/server/modules/saved-views/delete-saved-view";
import { listSavedViews } from "@/server/modules/saved-views/list-saved-views";
import { createUser } from "@/server/modules/users/create-user";
import { signInAs } from "@/server/testing/browser-session";
import { makeMerchant } from "@/server/testing/factories";

const list = "invoices" as const;
const system = systemContext("test", "test");

/** Somebody who is signed in to a merchant of their own. */
async function somebody(): Promise<Context> {
  const user = await createUser(system, {
    email: `${newId("user")}@example.com`,
    name: "Person",
    password: "a long enough secret",
  });
  await createMerchant(system, { name: "Shop", owner_user_id: user.id });
  const { cookies } = await signInAs(user.id);
  const session = await readSession({
    get: (name) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
  });
  if (!session) throw new Error("the person is signed in");
  return sessionContext(session, newId("request"));
}

it("keeps filters under a name, sealed, until the name is used again or deleted", async () => {
  const ctx = await somebody();
  const unpaid = await createSavedView(ctx, { list, name: "Unpaid", query: "customer=ann%40example.com" });
  await createSavedView(ctx, { list, name: "Big", query: "amount=%3E1000" });
  expect((await listSavedViews(ctx, { list })).map(({ name }) => name)).toEqual(["Big", "Unpaid"]);
  const stored = await db().savedView.findUniqueOrThrow({ where: { id: unpaid.id } });
  expect(stored.query).not.toContain("ann%40");

  const again = await createSavedView(ctx, { list, name: "Unpaid", query: "tab=pending" });
  expect(again).toEqual({ ...unpaid, query: "tab=pending" });
  await deleteSavedView(ctx, { id: unpaid.id });
  expect((await listSavedViews(ctx, { list })).map(({ name }) => name)).toEqual(["Big"]);
  await expect(deleteSavedView(ctx, { id: unpaid.id })).rejects.toMatchObject({ code: "not_found" });
});

it("is one member's own, and goes with the membership", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const { id } = await createSavedView(mine, { list, name: "Mine", query: "tab=paid" });
  expect(await listSavedViews(theirs, { list })).toEqual([]);
  await expect(deleteSavedView(theirs, { id })).rejects.toMatchObject({ code: "not_found" });
  const { ctx: key } = await makeMerchant();
  await expect(listSavedViews(key, { list })).rejects.toMatchObject({ code: "forbidden" });
  await db().member.deleteMany({ where: { merchantId: mine.merchantId ?? "" } });
  expect(await db().savedView.count({ where: { id } })).toBe(0);
});

it("has one row for a name that is saved twice at once, and a bound", async () => {
  const ctx = await somebody();
  const save = (name: string) => createSavedView(ctx, { list, name, query: "tab=paid" });
  const twice = await Promise.all([save("Same"), save("Same")]);
  expect(new Set(twice.map(({ id }) => id)).size).toBe(1);
  for (let number = 1; number < LIMITS.savedViews; number += 1) await save(`View ${number}`);
  await expect(save("One more")).rejects.toMatchObject({ code: "conflict" });
  await expect(save("Same")).resolves.toMatchObject({ name: "Same" });
});

it.each([
  ["no name", { list, name: " ", query: "tab=paid" }],
  ["no filter", { list, name: "All", query: "" }],
  ["a list that has no views", { list: "payments", name: "All", query: "tab=paid" }],
])("refuses %s", async (_, input) => {
  const ctx = await somebody();
  await expect(createSavedView(ctx, input as never)).rejects.toMatchObject({ code: "validation_failed" });
});
