import { expect, test } from "vitest";
import { fixedClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { authenticatePasskey } from "@/server/modules/passkeys/authenticate-passkey";
import { beginPasskey } from "@/server/modules/passkeys/begin-passkey";
import { beginPasskeySignIn } from "@/server/modules/passkeys/begin-passkey-sign-in";
import { deletePasskey } from "@/server/modules/passkeys/delete-passkey";
import { listPasskeys } from "@/server/modules/passkeys/list-passkeys";
import { prunePasskeyChallenges } from "@/server/modules/passkeys/prune-passkey-challenges";
import { registerPasskey } from "@/server/modules/passkeys/register-passkey";
import { SoftwareAuthenticator } from "@/server/modules/passkeys/testing/software-authenticator";
import { createUser } from "@/server/modules/users/create-user";
import { makeMerchant, makeSystem } from "@/server/testing/factories";

const MINUTE = 60_000;
const PRESENT_ALONE = 0x01;
const clock = fixedClock("2026-01-31T12:00:00Z");
const system = makeSystem(clock);
let people = 0;

async function makePerson() {
  people += 1;
  const email = `person${people}@example.com`;
  const { id: userId } = await createUser(system, {
    email,
    name: "Person",
    password: "a long enough secret",
  });
  const { ctx } = await makeMerchant({}, clock);
  const person: Context = {
    ...ctx,
    actor: { type: "user", userId, memberId: newId("member"), role: "viewer", email },
    session: { id: newId("session"), confirmedAt: clock.now(), isVerified: true },
  };
  return { userId, email, person };
}

async function makeHolder() {
  const made = await makePerson();
  const device = new SoftwareAuthenticator();
  const { challenge } = await beginPasskey(made.person);
  const passkey = await registerPasskey(made.person, {
    name: "Laptop",
    response: device.register({ challenge }),
  });
  return { ...made, device, passkey };
}

const challengeToSignIn = async () => (await beginPasskeySignIn(system)).challenge;

test("is registered with a name and signs its person in, each challenge once", async () => {
  const { userId, email, person, device, passkey } = await makeHolder();
  expect(passkey).toMatchObject({ object: "passkey", name: "Laptop", last_used_at: null });
  const response = device.authenticate({ challenge: await challengeToSignIn() });
  const twice = await Promise.allSettled([
    authenticatePasskey(system, { response }),
    authenticatePasskey(system, { response }),
  ]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(twice.find(({ status }) => status === "fulfilled")).toMatchObject({ value: { id: userId, email } });
  expect(await listPasskeys(person)).toMatchObject([
    { id: passkey.id, last_used_at: clock.now().toISOString() },
  ]);
  const audit = await db().auditEntry.findMany({ where: { targetId: userId } });
  expect(audit).toMatchObject([{ action: "user.register_passkey", after: { name: "Laptop" } }]);
});

test("refuses another site, an unverified holder, another key, an old or a foreign challenge, and a copied key", async () => {
  const { person, device } = await makeHolder();
  const refused = async (response: ReturnType<typeof device.authenticate>) =>
    expect(authenticatePasskey(system, { response })).rejects.toMatchObject({
      code: "unauthenticated",
      message: "This passkey does not open an account",
    });
  await refused(
    device.authenticate({ challenge: await challengeToSignIn(), origin: "https://evil.example" }),
  );
  await refused(device.authenticate({ challenge: await challengeToSignIn(), flags: PRESENT_ALONE }));
  await refused(device.authenticate({ challenge: "AAAA" }));
  await refused(device.authenticate({ challenge: (await beginPasskey(person)).challenge }));
  await refused(new SoftwareAuthenticator().authenticate({ challenge: await challengeToSignIn() }));
  const forged = new SoftwareAuthenticator().authenticate({ challenge: await challengeToSignIn() });
  await refused({ ...forged, id: device.id, rawId: device.id });
  const late = await challengeToSignIn();
  clock.advance(6 * MINUTE);
  await refused(device.authenticate({ challenge: late }));
  expect((await prunePasskeyChallenges(system)).challenges).toBeGreaterThan(0);

  await authenticatePasskey(system, {
    response: device.authenticate({ challenge: await challengeToSignIn() }),
  });
  device.counter -= 1;
  await refused(device.authenticate({ challenge: await challengeToSignIn() }));
});

test("is registered for the person whose challenge it answers, with a verified holder, once", async () => {
  const [mine, theirs] = [await makePerson(), await makePerson()];
  const device = new SoftwareAuthenticator();
  const register = (person: Context, response: ReturnType<typeof device.register>) =>
    registerPasskey(person, { name: "Laptop", response });
  const foreign = device.register({ challenge: (await beginPasskey(theirs.person)).challenge });
  await expect(register(mine.person, foreign)).rejects.toMatchObject({ code: "invalid_state" });
  const { challenge } = await beginPasskey(mine.person);
  const unverified = device.register({ challenge, flags: PRESENT_ALONE });
  await expect(register(mine.person, unverified)).rejects.toMatchObject({ code: "invalid_state" });
  const response = device.register({ challenge: (await beginPasskey(mine.person)).challenge });
  await register(mine.person, response);
  await expect(register(mine.person, response)).rejects.toMatchObject({ code: "invalid_state" });
});

test("is deleted by its person alone, after a fresh proof of identity, and then opens nothing", async () => {
  const { person, device, passkey } = await makeHolder();
  const stranger = await makePerson();
  await expect(deletePasskey(stranger.person, { id: passkey.id })).rejects.toMatchObject({
    code: "not_found",
  });
  const stale: Context = {
    ...person,
    session: {
      id: newId("session"),
      confirmedAt: new Date(clock.now().getTime() - 11 * MINUTE),
      isVerified: true,
    },
  };
  await expect(deletePasskey(stale, { id: passkey.id })).rejects.toMatchObject({
    code: "confirmation_required",
  });
  await expect(beginPasskey(stale)).rejects.toMatchObject({ code: "confirmation_required" });
  await deletePasskey(person, { id: passkey.id });
  const response = device.authenticate({ challenge: await challengeToSignIn() });
  await expect(authenticatePasskey(system, { response })).rejects.toMatchObject({ code: "unauthenticated" });
});
