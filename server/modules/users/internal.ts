import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { env } from "@/server/config/env";
import { addSeconds, wallNow } from "@/server/core/clock";
import { DomainError, invalidField } from "@/server/core/errors";
import { time } from "@/server/core/wire";
import type { Context, Transaction, TransactionContext } from "@/server/db/context";
import type { User as UserRow, UserToken, UserTokenPurpose } from "@/server/db/generated/client";
import { hashSecret } from "@/server/db/secret-hash";
import type { MailContent } from "@/server/modules/mail/schema";
import { normalisePassword, passwordWeakness } from "@/server/modules/users/rules";
import type { User } from "@/server/modules/users/schema";

/** OWASP's minimum for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A salted argon2id hash in the PHC string format. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalisePassword(password), ARGON2);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, normalisePassword(password));
}

export function toUser(row: Omit<UserRow, "passwordHash">): User {
  return {
    id: row.id,
    object: "user",
    email: row.email,
    name: row.name,
    email_verified: row.emailVerifiedAt !== null,
    platform_role: row.platformRole,
    created_at: time(row.createdAt),
  };
}

/** Throws `validation_failed` for a password that is easy to guess. */
export function requireStrong(password: string, email: string): void {
  const weakness = passwordWeakness(password, email);
  if (weakness) throw invalidField("password", weakness);
}

/** A token of 256 random bits for a link, stored as a hash. Those before it for the same purpose end. */
export async function issueToken(
  ctx: TransactionContext,
  user: Pick<UserRow, "id" | "email">,
  purpose: UserTokenPurpose,
  seconds: number,
): Promise<string> {
  const now = wallNow(ctx.clock);
  const token = randomBytes(32).toString("base64url");
  await ctx.tx.userToken.deleteMany({ where: { userId: user.id, purpose, usedAt: null } });
  await ctx.tx.userToken.create({
    data: {
      tokenHash: hashSecret(token),
      userId: user.id,
      purpose,
      email: user.email,
      createdAt: now,
      expiresAt: addSeconds(now, seconds),
    },
  });
  return token;
}

/** What must hold of a link: one that proves an address may be opened again, one that sets a password may not. */
const STILL_GOOD = { verify_email: {}, reset_password: { usedAt: null } } as const;

/** The link with this token, as long as it is good and in time. */
export function usable(ctx: Context, token: string, purpose: UserTokenPurpose) {
  const now = wallNow(ctx.clock);
  return { tokenHash: hashSecret(token), purpose, expiresAt: { gt: now }, ...STILL_GOOD[purpose] };
}

/** Whose a link is, unless it went to an address that is no longer theirs. */
export function ownerOf(from: Transaction, { userId, email }: UserToken): Promise<UserRow | null> {
  return from.user.findUnique({ where: { id: userId, email } });
}

/** Uses a link and answers whose it is. Throws `invalid_state` unless it is good, in time and went to their present address. */
export async function useToken(
  ctx: TransactionContext,
  token: string,
  purpose: UserTokenPurpose,
): Promise<UserRow> {
  const [used] = await ctx.tx.userToken.updateManyAndReturn({
    where: usable(ctx, token, purpose),
    data: { usedAt: wallNow(ctx.clock) },
  });
  const user = used && (await ownerOf(ctx.tx, used));
  if (!user)
    throw new DomainError("invalid_state", "This link has been used or is too old: ask for a new one");
  return user;
}

/** Where a link of an e-mail leads. */
export function linkTo(path: string, token: string): string {
  const url = new URL(path, env().DARIC_BASE_URL);
  url.searchParams.set("token", token);
  return url.href;
}

export function verificationMail(name: string, url: string): MailContent {
  return {
    subject: "Confirm your e-mail address",
    heading: "Confirm your e-mail address",
    paragraphs: [`Hello ${name}, confirm that this address is yours, so that you can go live.`],
    action: { label: "Confirm e-mail address", url },
    note: "The link works for three days. If you did not sign up, ignore this e-mail: nothing happens without it.",
  };
}

export function resetMail(name: string, url: string): MailContent {
  return {
    subject: "Choose a new password",
    heading: "Choose a new password",
    paragraphs: [`Hello ${name}, somebody asked for a new password for your account.`],
    action: { label: "Choose a new password", url },
    note: "The link works once, for one hour. If it was not you, ignore this e-mail: your password stays as it is.",
  };
}

export function passwordChangedMail(name: string): MailContent {
  return {
    subject: "Your password was changed",
    heading: "Your password was changed",
    paragraphs: [
      `Hello ${name}, the password of your account was changed just now, and other browsers were signed out.`,
    ],
    action: { label: "Sign in", url: new URL("/sign-in", env().DARIC_BASE_URL).href },
    note: "If it was not you, choose a new password at once: “Forgot it?” on the sign-in page.",
  };
}
