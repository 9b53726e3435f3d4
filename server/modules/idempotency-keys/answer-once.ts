import { type DomainError, isDomainError } from "@/server/core/errors";
import type { Context, TransactionContext } from "@/server/db/context";
import { withTransaction } from "@/server/db/transaction";
import {
  type Answer,
  claimKey,
  findAnswer,
  KeyTaken,
  type KeyUse,
  storeAnswer,
} from "@/server/modules/idempotency-keys/internal";
import { isKeptRefusal } from "@/server/modules/idempotency-keys/rules";

interface AnswerOnceInput<Prepared> extends KeyUse {
  /** What must stay out of the transaction, such as a question to the network. Not asked when there is an answer. */
  readonly prepare?: (() => Promise<Prepared>) | undefined;
  /** The effect and its answer. Whatever it does goes through the transaction of the context it is given. */
  readonly answer: (ctx: TransactionContext, prepared: Prepared | undefined) => Promise<Answer>;
  /** The answer to a refusal. */
  readonly refuse: (error: DomainError) => Answer;
}

type OnceAnswered = Answer & { readonly replayed: boolean };

/**
 * The one answer of an idempotency key: runs `answer` the first time and repeats what it said ever after. Effect, key and
 * answer commit together, so a crash leaves none of them. Throws `request_in_flight` (try again in a second) while another
 * request holds the key, `idempotency_key_reused` when it was used with another request, and refusals that are not kept.
 */
export async function answerOnce<Prepared>(
  ctx: Context,
  input: AnswerOnceInput<Prepared>,
): Promise<OnceAnswered> {
  const stored = input.prepare && (await findAnswer(ctx, input));
  if (stored) return { ...stored, replayed: true };
  let prepared: Prepared | undefined;
  const answer = (ctx: TransactionContext) => input.answer(ctx, prepared);
  try {
    prepared = await input.prepare?.();
    return await answerWithin(ctx, input, answer);
  } catch (error) {
    if (error instanceof KeyTaken) return answerWithin(ctx, input, answer);
    if (!isDomainError(error) || !isKeptRefusal(error.code) || error.code === "idempotency_key_reused")
      throw error;
    // The refused transaction is gone with all it did; the refusal is stored by one of its own. Should another request
    // have had better luck in between, its answer is the key's answer.
    return answerWithin(ctx, input, async () => input.refuse(error));
  }
}

async function answerWithin(
  ctx: Context,
  use: KeyUse,
  answer: (ctx: TransactionContext) => Promise<Answer>,
): Promise<OnceAnswered> {
  return withTransaction(ctx, async (ctx) => {
    const stored = await claimKey(ctx, use);
    if (stored) return { ...stored, replayed: true };
    const fresh = await answer(ctx);
    await storeAnswer(ctx, use, fresh);
    return { ...fresh, replayed: false };
  });
}
