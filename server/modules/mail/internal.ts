import { addSeconds } from "@/server/core/clock";
import { LIMITS } from "@/server/config/limits";
import type { MailMessage as MailRow } from "@/server/db/generated/client";
import type { Transaction } from "@/server/db/context";

export const MAIL_PURPOSE = "mail_messages.content";

/** Takes a queued message for one attempt; null when it has left or somebody else is at it. */
export async function claimMail(client: Transaction, id: string, now: Date): Promise<MailRow | null> {
  const [row] = await client.mailMessage.updateManyAndReturn({
    where: { id, status: "queued", OR: [{ claimedUntil: null }, { claimedUntil: { lte: now } }] },
    data: {
      claimedUntil: addSeconds(now, LIMITS.mail.claimSeconds),
      attemptCount: { increment: 1 },
    },
  });
  return row ?? null;
}
