import { authorizeSystem } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import type { Context } from "@/server/db/context";
import { attemptWebhookDelivery } from "@/server/modules/webhooks/attempt-webhook-delivery";
import type { AttemptOrder, AttemptOutcome } from "@/server/modules/webhooks/schema";

/**
 * Makes attempts at one endpoint, a few at a time, and answers what became of each, in their order. When one of them could
 * not be loaded or recorded, the others still are, and then it throws; called again, it makes those that are left.
 */
export async function attemptWebhookDeliveries(
  ctx: Context,
  { attempts }: { attempts: readonly AttemptOrder[] },
): Promise<AttemptOutcome[]> {
  authorizeSystem(ctx);
  const outcomes = new Map<AttemptOrder, AttemptOutcome>();
  const errors: unknown[] = [];
  const waiting = attempts.values();
  const makeSome = async (): Promise<void> => {
    for (const attempt of waiting) {
      try {
        outcomes.set(attempt, await attemptWebhookDelivery(ctx, attempt));
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: LIMITS.webhook.requestsPerJob }, makeSome));
  if (errors.length > 0) throw errors[0];
  return attempts.flatMap((attempt) => outcomes.get(attempt) ?? []);
}
