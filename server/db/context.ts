import type { Actor, AuthorizedMerchantId, Mode } from "@/server/core/actor";
import type { Clock } from "@/server/core/clock";
import type { Prisma } from "@/server/db/generated/client";

export type Transaction = Prisma.TransactionClient;

/** What every verb is called with: who acts, for which tenant and mode, in which request, at what time. */
export interface Context {
  readonly actor: Actor;
  readonly merchantId: AuthorizedMerchantId | null;
  readonly mode: Mode;
  readonly requestId: string;
  readonly clock: Clock;
  /** Set when the verb runs inside a caller's transaction. */
  readonly tx?: Transaction;
}

/** A context that is inside a transaction. */
export type TransactionContext = Context & { readonly tx: Transaction };
