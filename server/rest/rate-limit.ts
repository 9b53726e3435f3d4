import type { Context } from "@/server/db/context";
import type { DomainError } from "@/server/core/errors";
import { isDomainError } from "@/server/core/errors";
import { countKeyRequest } from "@/server/modules/rate-limits/count-key-request";
import { countPublicRequest } from "@/server/modules/rate-limits/count-public-request";
import { rateLimitHeaders, type Standing } from "@/server/modules/rate-limits/rules";
import type { Incoming } from "@/server/rest/call";
import type { AnyOperation } from "@/server/rest/operation";

/** Counts a call against the limit of its operation, and returns the headers that say so. Throws `rate_limited`. */
export async function countCall(
  operation: AnyOperation,
  ctx: Context,
  { clientAddress, params }: Incoming,
): Promise<Record<string, string>> {
  const tier = operation.limit ?? (operation.method === "get" ? "reads" : "writes");
  const standings =
    operation.access === "public" || tier === "address" || tier === "tokens"
      ? await countPublicRequest({
          clientAddress,
          tier: tier === "tokens" ? "tokens" : "address",
          pageId: operation.params?.id === "invoice" ? params.id : undefined,
        })
      : await countKeyRequest(ctx, tier);
  return rateLimitHeaders(standings);
}

/** A refused key counts against its sender's address: beyond that the answer is `rate_limited`, whatever the key. */
export async function countRefusedKey(
  refusal: DomainError,
  clientAddress: string | undefined,
): Promise<DomainError> {
  if (refusal.code !== "unauthenticated") return refusal;
  try {
    await countPublicRequest({ clientAddress, tier: "address" });
    return refusal;
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
}

/** The headers of a refusal that a rate limit is the reason of. */
export function limitHeadersOf({ details }: DomainError): Record<string, string> {
  return rateLimitHeaders((details.standings as readonly Standing[] | undefined) ?? []);
}
