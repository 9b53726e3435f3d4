import { randomBytes } from "node:crypto";
import { authorizeScopes } from "@/server/auth/authorize";
import { ROLE_PERMISSIONS } from "@/server/auth/permissions";
import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import type { AuthorizedMerchantId, Role } from "@/server/core/actor";
import { addSeconds, wallNow } from "@/server/core/clock";
import { DomainError, notFound } from "@/server/core/errors";
import { time } from "@/server/core/wire";
import { recordAudit } from "@/server/db/audit";
import type { Context, TransactionContext } from "@/server/db/context";
import { appendEvents, type NewEvent } from "@/server/db/event-log";
import type { Invitation as InvitationRow, Member as MemberRow } from "@/server/db/generated/client";
import { lock } from "@/server/db/locks";
import { hashSecret } from "@/server/db/secret-hash";
import type { MailContent } from "@/server/modules/mail/schema";
import type { Invitation, Member } from "@/server/modules/members/schema";

export const withPerson = { user: { select: { name: true, email: true } } } as const;

export type MemberWithPerson = MemberRow & { user: { name: string; email: string } };

export function toMember({ id, user, role, version, createdAt }: MemberWithPerson): Member {
  return { id, object: "member", ...user, role, version, created_at: time(createdAt) };
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    object: "invitation",
    email: row.email,
    role: row.role,
    invited_by: row.invitedBy,
    expires_at: time(row.expiresAt),
    version: row.version,
    created_at: time(row.createdAt),
  };
}

/** Nobody hands on, changes or takes away a role that can do what they cannot: `forbidden`. */
export function authorizeRole(ctx: Context, role: Role): void {
  authorizeScopes(ctx, [...ROLE_PERMISSIONS[role]]);
}

/** Everything that depends on who belongs to a merchant happens one after the other. */
export async function lockTeam({ tx }: TransactionContext, merchantId: string): Promise<void> {
  await lock(tx, `team ${merchantId}`);
}

/** The tenant's member. Throws `not_found`. */
export async function loadMember(
  { tx }: TransactionContext,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<MemberWithPerson> {
  const row = await tx.member.findFirst({ where: { id, merchantId }, include: withPerson });
  if (!row) throw notFound("member", id);
  return row;
}

/** A merchant always has an owner: throws `invalid_state` when this is the last one. The team must be locked. */
export async function refuseLastOwner({ tx }: TransactionContext, member: MemberRow): Promise<void> {
  if (member.role !== "owner") return;
  const owners = await tx.member.count({ where: { merchantId: member.merchantId, role: "owner" } });
  if (owners < 2)
    throw new DomainError("invalid_state", "This is the last owner. Make somebody else an owner first");
}

/** The tenant's invitation, if it can still be answered or was only forgotten. Throws `not_found`, `invalid_state`. */
export async function loadOpenInvitation(
  { tx }: TransactionContext,
  merchantId: AuthorizedMerchantId,
  id: string,
): Promise<InvitationRow> {
  const row = await tx.invitation.findFirst({ where: { id, merchantId } });
  if (!row) throw notFound("invitation", id);
  if (row.acceptedAt !== null || row.revokedAt !== null)
    throw new DomainError("invalid_state", "This invitation was accepted or revoked");
  return row;
}

/** A token for one letter, and what is stored of it. */
export function newToken(ctx: Context) {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = addSeconds(wallNow(ctx.clock), LIMITS.team.invitationSeconds);
  return { token, columns: { tokenHash: hashSecret(token), expiresAt } };
}

/** The letter to somebody who is invited. */
export function invitationMail(
  { role, invitedBy }: Pick<InvitationRow, "role" | "invitedBy">,
  merchantName: string,
  token: string,
): MailContent {
  const heading = `Join ${merchantName} on Daric`;
  return {
    subject: heading,
    heading,
    paragraphs: [`${invitedBy} invites you to the team of ${merchantName} as ${role}.`],
    action: {
      label: "Answer the invitation",
      url: new URL(`/invitation/${token}`, env().DARIC_BASE_URL).href,
    },
    note: "The link works once and for seven days. If you did not expect it, do nothing.",
  };
}

export function invitationEvent(ctx: Context, type: string, row: InvitationRow): NewEvent {
  return {
    type: `invitation.${type}`,
    aggregateType: "invitation",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: ctx.mode,
    data: toInvitation(row),
  };
}

export function memberEvent(ctx: Context, type: string, row: MemberWithPerson): NewEvent {
  return {
    type: `member.${type}`,
    aggregateType: "member",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: ctx.mode,
    data: toMember(row),
  };
}

/** Takes the membership away, whoever asked for it. Throws `invalid_state` for the last owner. */
export async function deleteMember(
  ctx: TransactionContext,
  row: MemberWithPerson,
  action: "member.remove" | "member.leave",
): Promise<void> {
  await refuseLastOwner(ctx, row);
  await ctx.tx.member.delete({ where: { id: row.id } });
  await recordAudit(ctx, {
    action,
    targetType: "member",
    targetId: row.id,
    before: { email: row.user.email, role: row.role },
  });
  await appendEvents(ctx, [memberEvent(ctx, "removed", { ...row, version: row.version + 1 })]);
}
