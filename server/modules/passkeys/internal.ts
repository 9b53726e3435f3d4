import { env } from "@/server/config/env";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import { time, timeOrNull } from "@/server/core/wire";
import type { Context } from "@/server/db/context";
import type { Passkey as PasskeyRow } from "@/server/db/generated/client";
import { reader } from "@/server/db/transaction";
import type { Passkey } from "@/server/modules/passkeys/schema";

/** Whom browsers bind a passkey to. */
export function relyingParty(): { readonly id: string; readonly name: string; readonly origin: string } {
  const { hostname, origin } = new URL(env().DARIC_BASE_URL);
  return { id: hostname, name: "Daric", origin };
}

export function toPasskey(row: PasskeyRow): Passkey {
  return {
    id: row.id,
    object: "passkey",
    name: row.name,
    created_at: time(row.createdAt),
    last_used_at: timeOrNull(row.lastUsedAt),
  };
}

/** Remembers a challenge: for a person who registers, or for anybody who signs in. */
export async function keepChallenge(ctx: Context, challenge: string, userId: string | null): Promise<void> {
  const expiresAt = addSeconds(wallNow(ctx.clock), LIMITS.passkey.challengeSeconds);
  await reader(ctx).passkeyChallenge.create({ data: { challenge, userId, expiresAt } });
}

/** Whether this challenge was made for that and is unused and in time; it is used now. */
export async function takeChallenge(
  ctx: Context,
  challenge: string,
  userId: string | null,
): Promise<boolean> {
  const { count } = await reader(ctx).passkeyChallenge.deleteMany({
    where: { challenge, userId, expiresAt: { gt: wallNow(ctx.clock) } },
  });
  return count === 1;
}
