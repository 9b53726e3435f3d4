import { LIMITS } from "@/server/config/limits";
import { addSeconds, wallNow } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { time } from "@/server/core/wire";
import type { Context, Transaction } from "@/server/db/context";
import type { Session as SessionRow } from "@/server/db/generated/client";
import { describeDevice } from "@/server/modules/sessions/rules";
import type { Session } from "@/server/modules/sessions/schema";

export function toSession(row: SessionRow, currentId: string | undefined): Session {
  return {
    id: row.id,
    object: "session",
    device: describeDevice(row.userAgent),
    client_address: row.clientAddress,
    current: row.id === currentId,
    created_at: time(row.createdAt),
    last_seen_at: time(row.lastSeenAt),
  };
}

type Browser = Pick<SessionRow, "userId" | "clientAddress" | "userAgent">;

/** A new row for somebody who has just proven who they are. */
export async function insertSession(
  ctx: Context,
  client: Transaction,
  { userId, clientAddress, userAgent }: Browser,
): Promise<SessionRow> {
  const now = wallNow(ctx.clock);
  return client.session.create({
    data: {
      id: newId("session", ctx.clock),
      userId,
      clientAddress,
      userAgent,
      createdAt: now,
      lastSeenAt: now,
      confirmedAt: now,
      expiresAt: addSeconds(now, LIMITS.session.maximumAgeSeconds),
    },
  });
}

/** Sessions of a person that still hold. */
export function openSessions(userId: string, now: Date) {
  return { userId, endedAt: null, expiresAt: { gt: now } };
}
