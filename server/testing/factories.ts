import { authorizedMerchantId, systemContext } from "@/server/auth/authorize";
import { PERMISSIONS } from "@/server/auth/permissions";
import { type Clock, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { db } from "@/server/db/client";
import type { Context } from "@/server/db/context";
import type { Prisma } from "@/server/db/generated/client";

/** A merchant of the test's own, and a context in test mode that may do everything for it. */
export async function makeMerchant(
  over: Partial<Prisma.MerchantCreateInput> = {},
  clock: Clock = systemClock,
): Promise<{ id: string; ctx: Context }> {
  const id = newId("merchant", clock);
  const now = clock.now();
  await db().merchant.create({ data: { id, name: "Corner Shop", createdAt: now, updatedAt: now, ...over } });
  const ctx: Context = {
    actor: { type: "api_key", apiKeyId: newId("apiKey", clock), scopes: [...PERMISSIONS] },
    merchantId: authorizedMerchantId(id),
    mode: "test",
    requestId: newId("request", clock),
    clock,
  };
  return { id, ctx };
}

/** The context of a job that a test drives by hand. */
export function makeSystem(clock: Clock = systemClock): Context {
  return systemContext("test", "test", clock);
}
