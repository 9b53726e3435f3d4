import { expect, test } from "vitest";
import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { getMerchant } from "@/server/modules/merchants/get-merchant";
import { listMemberships } from "@/server/modules/merchants/list-memberships";
import { createUser } from "@/server/modules/users/create-user";

const ctx = systemContext("test", "test");

async function owner(name: string) {
  return createUser(ctx, { email: `${name}@example.com`, name, password: "a long enough secret" });
}

test("opens a business with its owner and tells about it", async () => {
  const user = await owner("olga");
  const merchant = await createMerchant(ctx, { name: "Olga's Tea", owner_user_id: user.id });
  expect(merchant).toMatchObject({
    object: "merchant",
    name: "Olga's Tea",
    fee_basis_points: 100,
    late_policy: "accept",
    version: 1,
  });
  const event = await db().event.findFirstOrThrow({ where: { aggregateId: merchant.id } });
  expect(event).toMatchObject({ type: "merchant.created", merchantId: merchant.id, data: merchant });
  expect(await listMemberships(ctx, { user_id: user.id })).toMatchObject([
    { role: "owner", merchant: { id: merchant.id, name: "Olga's Tea" }, user: { email: "olga@example.com" } },
  ]);
});

test("leaves nothing behind for an unknown owner", async () => {
  await expect(createMerchant(ctx, { name: "Nobody's", owner_user_id: newId("user") })).rejects.toMatchObject(
    { code: "not_found" },
  );
  expect(await db().merchant.count({ where: { name: "Nobody's" } })).toBe(0);
});

test("lists several merchants oldest first, and none for a stranger", async () => {
  const user = await owner("petra");
  const first = await createMerchant(ctx, { name: "First", owner_user_id: user.id });
  const second = await createMerchant(ctx, { name: "Second", owner_user_id: user.id });
  const memberships = await listMemberships(ctx, { user_id: user.id });
  expect(memberships.map(({ merchant }) => merchant.id)).toEqual([first.id, second.id]);
  expect(await listMemberships(ctx, { user_id: newId("user") })).toEqual([]);
});

test("a member reads only the business they act for", async () => {
  const user = await owner("rosa");
  const merchant = await createMerchant(ctx, { name: "Rosa's", owner_user_id: user.id });
  const member: Context = {
    ...ctx,
    merchantId: authorizedMerchantId(merchant.id),
    actor: { type: "user", userId: user.id, memberId: newId("member"), role: "viewer", email: user.email },
  };
  expect(await getMerchant(member)).toEqual(merchant);
  await expect(getMerchant({ ...member, merchantId: null })).rejects.toMatchObject({ code: "forbidden" });
});
