import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { sendMail } from "@/server/modules/mail/send-mail";

/**
 * Sends what has waited for minutes, oldest first, until one is not taken, and gives up on what has waited for a day.
 * Throws `unavailable` when the mail server does not take a message.
 */
export async function sendOverdueMail(ctx: Context): Promise<{ sent: number; failed: number }> {
  authorizeSystem(ctx);
  const now = wallNow(ctx.clock);
  const { count: failed } = await reader(ctx).mailMessage.updateMany({
    where: { status: "queued", createdAt: { lte: addSeconds(now, -LIMITS.mail.triedSeconds) } },
    data: { status: "failed", content: null, claimedUntil: null, failure: "Could not be sent for a day" },
  });
  const overdue = await reader(ctx).mailMessage.findMany({
    where: { status: "queued", createdAt: { lte: addSeconds(now, -LIMITS.mail.overdueSeconds) } },
    orderBy: { createdAt: "asc" },
    take: LIMITS.mail.overduePerRun,
    select: { id: true },
  });
  let sent = 0;
  for (const { id } of overdue) if ((await sendMail(ctx, { id })).sent) sent += 1;
  return { sent, failed };
}
