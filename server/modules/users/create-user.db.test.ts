import { expect, test } from "vitest";
import { payerContext, systemContext } from "@/server/auth/authorize";
import { db } from "@/server/db/client";
import { authenticateUser } from "@/server/modules/users/authenticate-user";
import { createUser } from "@/server/modules/users/create-user";

const ctx = systemContext("test", "test");
const person = { email: " Ada@Example.com ", name: " Ada Lovelace ", password: "analytical engine no. 1" };

test("registers a person with a hashed password, an event and an outbox row", async () => {
  const user = await createUser(ctx, person);
  expect(user).toMatchObject({ object: "user", email: "ada@example.com", name: "Ada Lovelace" });
  expect(JSON.stringify(user)).not.toContain("analytical");

  const row = await db().user.findUniqueOrThrow({ where: { id: user.id } });
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);

  const event = await db().event.findFirstOrThrow({ where: { aggregateId: user.id } });
  expect(event).toMatchObject({ type: "user.registered", merchantId: null, version: 1, data: user });
  expect(await db().outboxEntry.count({ where: { eventId: event.id } })).toBe(1);
});

test("refuses a second account with the same e-mail, also when both arrive at once", async () => {
  const twin = { ...person, email: "twin@example.com" };
  const results = await Promise.allSettled([
    createUser(ctx, twin),
    createUser(ctx, { ...twin, email: "TWIN@example.com" }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await expect(createUser(ctx, twin)).rejects.toMatchObject({
    code: "conflict",
    details: { issues: [{ path: "email" }] },
  });
  expect(await db().user.count({ where: { email: "twin@example.com" } })).toBe(1);
});

test("names the field of a weak password", async () => {
  await expect(
    createUser(ctx, { ...person, email: "weak@example.com", password: "short" }),
  ).rejects.toMatchObject({
    code: "validation_failed",
    details: { issues: [{ path: "password" }] },
  });
});

test("is not for people on public pages", async () => {
  await expect(createUser(payerContext("test", "req"), person)).rejects.toMatchObject({ code: "forbidden" });
});

test("signs in with the right password only, and says the same for an unknown e-mail", async () => {
  const user = await createUser(ctx, { ...person, email: "grace@example.com" });
  expect(await authenticateUser(ctx, { email: "GRACE@example.com", password: person.password })).toEqual(
    user,
  );
  const wrong = await authenticateUser(ctx, { email: "grace@example.com", password: "not this one" }).catch(
    (error: Error) => error,
  );
  const unknown = await authenticateUser(ctx, {
    email: "nobody@example.com",
    password: "not this one",
  }).catch((error: Error) => error);
  expect(wrong).toMatchObject({ code: "unauthenticated" });
  expect((unknown as Error).message).toBe((wrong as Error).message);
});
