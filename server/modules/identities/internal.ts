import { env } from "@/server/config/env";
import { wallNow } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { time, timeOrNull } from "@/server/core/wire";
import { recordAudit } from "@/server/db/audit";
import type { TransactionContext } from "@/server/db/context";
import type { Identity as IdentityRow } from "@/server/db/generated/client";
import type { MailContent } from "@/server/modules/mail/schema";
import type { Identity, IdentityProvider } from "@/server/modules/identities/schema";

export const PROVIDER_NAMES: Readonly<Record<IdentityProvider, string>> = {
  google: "Google",
  github: "GitHub",
};

export function toIdentity(row: IdentityRow): Identity {
  return {
    id: row.id,
    object: "identity",
    provider: row.provider as IdentityProvider,
    email: row.email,
    created_at: time(row.createdAt),
    last_used_at: timeOrNull(row.lastUsedAt),
  };
}

interface NewIdentity {
  readonly userId: string;
  readonly provider: IdentityProvider;
  readonly subject: string;
  readonly email: string;
}

/** Links an identity to a person, audited; false when it, or another one of this provider, was linked meanwhile. */
export async function insertIdentity(ctx: TransactionContext, identity: NewIdentity): Promise<boolean> {
  const id = newId("identity", ctx.clock);
  const { count } = await ctx.tx.identity.createMany({
    data: [{ id, ...identity, createdAt: wallNow(ctx.clock) }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  const { provider, email } = identity;
  await recordAudit(ctx, {
    action: "user.link_identity",
    targetType: "user",
    targetId: identity.userId,
    after: { identity: id, provider, email },
  });
  return true;
}

/** What a person is told when an account elsewhere begins or ceases to open theirs. */
export function identityMail(
  provider: IdentityProvider,
  email: string,
  change: "linked" | "unlinked",
): MailContent {
  const name = PROVIDER_NAMES[provider];
  const heading = `${name} was ${change}`;
  return {
    subject: heading,
    heading,
    paragraphs: [
      change === "linked"
        ? `The ${name} account ${email} can sign in to your account from now on.`
        : `The ${name} account ${email} can no longer sign in to your account.`,
    ],
    action: { label: "Look at your security", url: new URL("/settings/security", env().DARIC_BASE_URL).href },
    note: "If it was not you, remove what you do not recognise there and change your password.",
  };
}
