import type { Actor, AuthorizedMerchantId, Mode } from "@/server/core/actor";
import type { Clock } from "@/server/core/clock";
import type { Prisma } from "@/server/db/generated/client";

export type Transaction = Prisma.TransactionClient;

/** What a person's session tells verbs that ask for more than a role. */
export interface ContextSession {
  readonly id: string;
  /** When this person last proved here who they are. */
  readonly confirmedAt: Date;
  /** Whether their e-mail address is proven. */
  readonly isVerified: boolean;
}

/** What every verb is called with: who acts, for which tenant and mode, in which request, at what time. */
export interface Context {
  readonly actor: Actor;
  readonly merchantId: AuthorizedMerchantId | null;
  readonly mode: Mode;
  readonly requestId: string;
  readonly clock: Clock;
  /** Where the request came from; undefined for jobs and for what our own pages ask while they are rendered. */
  readonly clientAddress?: string | undefined;
  /** The browser session of a person. */
  readonly session?: ContextSession | undefined;
  /** Set when the verb runs inside a caller's transaction. */
  readonly tx?: Transaction;
}

/** A context that is inside a transaction. */
export type TransactionContext = Context & { readonly tx: Transaction };
