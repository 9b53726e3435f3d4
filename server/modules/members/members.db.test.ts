import { describe, expect, it } from "vitest";
import { authorizedMerchantId, payerContext, systemContext } from "@/server/auth/authorize";
import type { Role } from "@/server/core/actor";
import { addSeconds, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import { unseal } from "@/server/db/secret-box";
import { acceptInvitation } from "@/server/modules/members/accept-invitation";
import { getInvitation } from "@/server/modules/members/get-invitation";
import { inviteMember } from "@/server/modules/members/invite-member";
import { leaveMerchant } from "@/server/modules/members/leave-merchant";
import { listMembers } from "@/server/modules/members/list-members";
import { removeMember } from "@/server/modules/members/remove-member";
import { resendInvitation } from "@/server/modules/members/resend-invitation";
import { revokeInvitation } from "@/server/modules/members/revoke-invitation";
import type { AcceptInvitationInput } from "@/server/modules/members/schema";
import { updateMember } from "@/server/modules/members/update-member";
import { createMerchant } from "@/server/modules/merchants/create-merchant";
import { listMemberships } from "@/server/modules/merchants/list-memberships";
import { openMerchant } from "@/server/modules/merchants/open-merchant";
import { createUser } from "@/server/modules/users/create-user";

const system = systemContext("test", "test");
const PASSWORD = "a long enough secret";

function newEmail(): string {
  return `${newId("user")}@example.com`;
}

/** A merchant with its owner, and contexts of people in it. */
async function makeTeam() {
  const email = newEmail();
  const user = await createUser(system, { email, name: "Olga Owner", password: PASSWORD });
  const merchant = await createMerchant(system, { name: "Corner Shop", owner_user_id: user.id });
  const contextOf = async (userId: string): Promise<Context> => {
    const member = await db().member.findFirstOrThrow({
      where: { userId, merchantId: merchant.id },
      include: { user: true },
    });
    return {
      actor: { type: "user", userId, memberId: member.id, role: member.role, email: member.user.email },
      merchantId: authorizedMerchantId(merchant.id),
      mode: "test",
      requestId: newId("request"),
      clock: systemClock,
      session: { id: newId("session"), confirmedAt: systemClock.now(), isVerified: true },
    };
  };
  const join = async (role: Role): Promise<Context> => {
    const { id } = await createUser(system, { email: newEmail(), name: "Max Member", password: PASSWORD });
    const place = {
      id: newId("member"),
      merchantId: merchant.id,
      userId: id,
      role,
      createdAt: systemClock.now(),
    };
    await db().member.create({ data: place });
    return contextOf(id);
  };
  return { merchant, owner: await contextOf(user.id), join };
}

/** The token in the newest letter to this address, as its reader would find it. */
async function tokenFor(email: string): Promise<string> {
  const rows = await db().mailMessage.findMany({ orderBy: { createdAt: "desc" } });
  const letters = rows.flatMap(({ content }) =>
    content === null ? [] : [unseal(content, "mail_messages.content")],
  );
  const letter = letters.find((text) => text.includes(email)) ?? "";
  return /invitation\/([\w-]{43})/.exec(letter)?.[1] ?? "no letter";
}

function stranger(seconds = 0): Context {
  const clock = { ...systemClock, now: () => addSeconds(systemClock.now(), seconds) };
  return payerContext("test", newId("request"), clock);
}

function memberIdOf({ actor }: Context): string {
  return actor.type === "user" ? actor.memberId : "";
}

describe("an invitation", () => {
  it("makes a new person a member, once, and is audited", async () => {
    const { owner, merchant } = await makeTeam();
    const email = newEmail();
    const invitation = await inviteMember(owner, { email: email.toUpperCase(), role: "finance" });
    const token = await tokenFor(email);
    expect(await getInvitation(stranger(), { id: token })).toMatchObject({
      merchant: { name: "Corner Shop" },
      email,
      role: "finance",
      has_account: false,
    });
    const answer = { id: token, name: "Nina New", password: PASSWORD };
    const both = await Promise.allSettled([
      acceptInvitation(stranger(), answer),
      acceptInvitation(stranger(), answer),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(acceptInvitation(stranger(), answer)).rejects.toMatchObject({ code: "not_found" });
    const team = await listMembers(owner);
    expect(team.members).toMatchObject([{ role: "owner" }, { email, name: "Nina New", role: "finance" }]);
    expect(team.invitations).toEqual([]);
    const acts = await db().auditEntry.findMany({
      where: { merchantId: merchant.id },
      orderBy: { occurredAt: "asc" },
    });
    expect(acts.map(({ action }) => action)).toEqual(["member.invite", "member.join"]);
    expect(JSON.stringify(acts)).not.toContain(token);
    expect(await db().invitation.findUniqueOrThrow({ where: { id: invitation.id } })).toMatchObject({
      tokenHash: expect.not.stringContaining(token),
    });
  });

  it("is accepted by an account that exists when that is signed in, and by no other", async () => {
    const { owner } = await makeTeam();
    const email = newEmail();
    const { id: userId } = await createUser(system, { email, name: "Known", password: PASSWORD });
    const other = await createUser(system, { email: newEmail(), name: "Other", password: PASSWORD });
    await inviteMember(owner, { email, role: "viewer" });
    const id = await tokenFor(email);
    expect(await getInvitation(stranger(), { id })).toMatchObject({ has_account: true, is_yours: null });
    for (const user of [
      { id: userId, is_yours: true },
      { id: other.id, is_yours: false },
    ])
      expect(await getInvitation(system, { id, user_id: user.id })).toMatchObject({
        is_yours: user.is_yours,
      });

    const refused = async (ctx: Context, answer: AcceptInvitationInput, code: string) => {
      const accepting = acceptInvitation(ctx, answer);
      await expect(accepting).rejects.toMatchObject({ code });
    };
    await refused(stranger(), { id, name: "Other", password: PASSWORD }, "conflict");
    await refused(system, { id, user_id: other.id }, "forbidden");
    await refused(stranger(), { id, user_id: userId }, "forbidden");
    expect(await listMemberships(system, { user_id: userId })).toEqual([]);

    await acceptInvitation(system, { id, user_id: userId });
    expect(await listMemberships(system, { user_id: userId })).toMatchObject([{ role: "viewer" }]);
    expect(await listMemberships(system, { user_id: other.id })).toEqual([]);
    await refused(system, { id, user_id: userId }, "not_found");
  });

  it("is dead when it was sent again, taken back or a week old", async () => {
    const { owner } = await makeTeam();
    const email = newEmail();
    const { id } = await inviteMember(owner, { email, role: "viewer" });
    const first = await tokenFor(email);
    await expect(getInvitation(stranger(8 * 86_400), { id: first })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await resendInvitation(owner, { id })).toMatchObject({ version: 2 });
    await expect(getInvitation(stranger(), { id: first })).rejects.toMatchObject({ code: "not_found" });
    await revokeInvitation(owner, { id });
    for (const act of [resendInvitation, revokeInvitation])
      await expect(act(owner, { id })).rejects.toMatchObject({ code: "invalid_state" });
    expect(await inviteMember(owner, { email, role: "admin" })).toMatchObject({ role: "admin" });
  });

  it("goes to nobody who belongs to the team or was asked", async () => {
    const { owner } = await makeTeam();
    const email = newEmail();
    const both = await Promise.allSettled(
      ["a", "b"].map(() => inviteMember(owner, { email, role: "viewer" })),
    );
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const own = owner.actor.type === "user" ? owner.actor.email : "";
    for (const known of [email, own])
      await expect(inviteMember(owner, { email: known, role: "viewer" })).rejects.toMatchObject({
        code: "conflict",
      });
  });
});

it("asks for a fresh proof of identity before the team changes", async () => {
  const { owner, join } = await makeTeam();
  const id = memberIdOf(await join("viewer"));
  const stale: Context = {
    ...owner,
    session: { id: newId("session"), confirmedAt: addSeconds(systemClock.now(), -3_600), isVerified: true },
  };
  for (const act of [
    () => inviteMember(stale, { email: newEmail(), role: "viewer" }),
    () => updateMember(stale, { id, role: "admin", version: 1 }),
    () => removeMember(stale, { id }),
  ])
    await expect(act()).rejects.toMatchObject({ code: "confirmation_required" });
});

describe("roles", () => {
  it("are changed by who holds as much, from the version that they saw", async () => {
    const { owner, join } = await makeTeam();
    const [admin, viewer] = [await join("admin"), await join("viewer")];
    const id = memberIdOf(viewer);
    expect(await updateMember(admin, { id, role: "finance", version: 1 })).toMatchObject({
      role: "finance",
      version: 2,
    });
    await expect(updateMember(admin, { id, role: "viewer", version: 1 })).rejects.toMatchObject({
      code: "version_mismatch",
    });
    await expect(updateMember(admin, { id, role: "owner", version: 2 })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const act of [
      () => updateMember(admin, { id: memberIdOf(owner), role: "viewer", version: 1 }),
      () => removeMember(admin, { id: memberIdOf(owner) }),
      () => inviteMember(admin, { email: newEmail(), role: "owner" }),
      () => removeMember(viewer, { id: memberIdOf(admin) }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leave one owner, also when two of them go at once", async () => {
    const { owner, join } = await makeTeam();
    const second = await join("owner");
    const both = await Promise.allSettled([leaveMerchant(owner), leaveMerchant(second)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const left = both[0]?.status === "fulfilled" ? second : owner;
    const id = memberIdOf(left);
    for (const act of [
      () => leaveMerchant(left),
      () => removeMember(left, { id }),
      () => updateMember(left, { id, role: "admin", version: 1 }),
    ])
      await expect(act()).rejects.toMatchObject({ code: "invalid_state" });
  });
});

it("another merchant's people and letters are not found", async () => {
  const [mine, theirs] = [await makeTeam(), await makeTeam()];
  const id = memberIdOf(await theirs.join("viewer"));
  const letter = await inviteMember(theirs.owner, { email: newEmail(), role: "viewer" });
  for (const act of [
    () => updateMember(mine.owner, { id, role: "admin", version: 1 }),
    () => removeMember(mine.owner, { id }),
    () => resendInvitation(mine.owner, { id: letter.id }),
    () => revokeInvitation(mine.owner, { id: letter.id }),
  ])
    await expect(act()).rejects.toMatchObject({ code: "not_found" });
  expect((await listMembers(mine.owner)).members).toHaveLength(1);
});

it("a person opens another merchant, which they own", async () => {
  const { owner, join } = await makeTeam();
  const viewer = await join("viewer");
  const { id } = await openMerchant(viewer, { name: "Second Shop" });
  const userId = viewer.actor.type === "user" ? viewer.actor.userId : "";
  expect(await listMemberships(system, { user_id: userId })).toMatchObject([
    { role: "viewer" },
    { role: "owner", merchant: { id, name: "Second Shop" } },
  ]);
  await expect(openMerchant(owner, { name: " " })).rejects.toMatchObject({ code: "validation_failed" });
});
