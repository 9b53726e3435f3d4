import { expect, test } from "vitest";
import { systemContext } from "@/server/auth/authorize";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import { openFirstMerchant } from "@/server/modules/merchants/open-first-merchant";
import { createUser } from "@/server/modules/users/create-user";
import { makeMerchant } from "@/server/testing/factories";

const system = systemContext("test", "test");
const makePerson = () =>
  createUser(system, {
    email: `${newId("user")}@example.com`,
    name: "Nina",
    password: "a long enough secret",
  });

test("opens one business for whoever has none, also when asked twice at once, and audits who did it", async () => {
  const { id: userId, email } = await makePerson();
  const open = () => openFirstMerchant(system, { name: "Nina's Tea", owner_user_id: userId });
  const answers = await Promise.allSettled([open(), open()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(open()).rejects.toMatchObject({ code: "invalid_state" });
  const [member, ...others] = await db().member.findMany({ where: { userId } });
  expect(member).toMatchObject({ role: "owner" });
  expect(others).toEqual([]);
  expect(await db().auditEntry.findMany({ where: { merchantId: member?.merchantId ?? "" } })).toMatchObject([
    {
      action: "merchant.open",
      actor: { type: "user", userId, memberId: member?.id, role: "owner", email },
      after: { name: "Nina's Tea" },
    },
  ]);
});

test("is the product's alone, and refuses no name and nobody", async () => {
  const { id } = await makePerson();
  const input = { name: "Tea", owner_user_id: id };
  const { ctx: key } = await makeMerchant();
  await expect(openFirstMerchant(key, input)).rejects.toMatchObject({ code: "forbidden" });
  await expect(openFirstMerchant(system, { ...input, name: " " })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(openFirstMerchant(system, { ...input, owner_user_id: newId("user") })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await db().member.count({ where: { userId: id } })).toBe(0);
});
