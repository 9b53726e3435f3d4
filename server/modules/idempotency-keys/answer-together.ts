import { type DomainError, isDomainError } from "@/server/core/errors";
import { invariant } from "@/server/core/invariant";
import { Batcher } from "@/server/db/batcher";
import type { Context, TransactionContext } from "@/server/db/context";
import { sendTogether } from "@/server/db/send-together";
import { withTransaction } from "@/server/db/transaction";
import { recogniseOutage } from "@/server/modules/health/recognise-outage";
import {
  type Answer,
  claimKeys,
  KeyTaken,
  type KeyUse,
  storeAnswers,
} from "@/server/modules/idempotency-keys/internal";
import { isKeptRefusal } from "@/server/modules/idempotency-keys/rules";

type Together<Prepared> = readonly (Prepared & { readonly ctx: TransactionContext })[];

/** The effect of many requests in one transaction. */
export interface SharedEffect<Prepared = object, Known = unknown> {
  /** What it has to know, of all who ask. It is read while the keys are taken, and changes nothing. */
  readonly read: (prepared: Together<Prepared>) => Promise<Known>;
  /**
   * A result or a refusal for each that has no answer yet, in their order. What is refused that way has written nothing.
   * What it writes may still be on its way until `written` is fulfilled.
   */
  readonly run: (
    prepared: Together<Prepared>,
    known: Known,
  ) => Promise<{ readonly outcomes: (object | DomainError)[]; readonly written: Promise<unknown> }>;
}

interface SharedRequest {
  readonly ctx: Context;
  /** Undefined where no idempotency key was sent. */
  readonly use: KeyUse | undefined;
  /** What the effect needs beside the context. */
  readonly prepared: object;
  /** The answer to its result, and to its refusal. */
  readonly answer: (result: object) => Answer;
  readonly refuse: (error: DomainError) => Answer;
}

type SharedAnswer = Answer & { readonly replayed: boolean; readonly result?: object };

/** More in one transaction would wait for each other longer than they save. */
const SIZE = 100;

/** So many need not wait for the transaction before: while that waits for the disk or the network, theirs has the processor. */
const BESIDE = 20;

const groups = new WeakMap<SharedEffect, Batcher<SharedRequest, SharedAnswer | DomainError>>();

function groupOf(effect: SharedEffect): Batcher<SharedRequest, SharedAnswer | DomainError> {
  const known = groups.get(effect);
  if (known) return known;
  const group = new Batcher((requests: SharedRequest[]) => answerAll(requests, effect), {
    size: SIZE,
    beside: BESIDE,
  });
  groups.set(effect, group);
  return group;
}

/** The transaction was taken back before its commit. */
class TakenBack extends Error {}

/**
 * Answers a request in one transaction with those of the same effect that arrive while the transactions before run, with
 * the promises of `answerOnce` for each that has a key: effects, keys and answers commit together or not at all. Throws
 * the request's own refusal, or why the commit failed. Null when another one made the transaction fail: nothing was done
 * then, and the request is to be answered alone.
 */
export async function answerTogether(
  effect: SharedEffect,
  request: SharedRequest,
): Promise<SharedAnswer | null> {
  try {
    const outcome = await groupOf(effect).add(request);
    if (isDomainError(outcome)) throw outcome;
    return outcome;
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
    if (recogniseOutage(error)) throw error.cause;
    return null;
  }
}

async function answerAll(
  requests: readonly SharedRequest[],
  effect: SharedEffect,
): Promise<(SharedAnswer | DomainError)[]> {
  const [first] = requests;
  if (!first) return [];
  let isCommitting = false;
  try {
    const answer = async (ctx: TransactionContext) => {
      isCommitting = false;
      const outcomes = await answerWithin(ctx, requests, effect);
      isCommitting = true;
      return outcomes;
    };
    // Keys are taken by locks that end with a statement outside of a transaction.
    return await withTransaction(first.ctx, answer, { readsFirst: true });
  } catch (error) {
    // A commit without an answer may have happened: only its keys can tell.
    throw isCommitting ? error : new TakenBack("Nothing was done", { cause: error });
  }
}

async function answerWithin(
  { tx }: TransactionContext,
  requests: readonly SharedRequest[],
  effect: SharedEffect,
): Promise<(SharedAnswer | DomainError)[]> {
  const prepared = requests.map(({ ctx, prepared }) => ({ ...prepared, ctx: { ...ctx, tx } }));
  const uses = requests.map(({ use }) => use);
  const [claims, known] = await sendTogether([claimKeys(tx, uses), effect.read(prepared)]);
  const isOpen = (_: unknown, index: number): boolean => claims[index] === null;
  const open = requests.filter(isOpen);
  const { outcomes, written } = await effect.run(prepared.filter(isOpen), known);
  const fresh = new Map(open.map((request, index) => [request, toOutcome(request, outcomes[index])]));
  const kept = [...fresh].flatMap(([{ ctx, use }, outcome]) =>
    use && !isDomainError(outcome) ? [{ ctx, use, answer: outcome }] : [],
  );
  const [, stored] = await sendTogether([written, storeAnswers(tx, kept)]);
  if (stored < kept.length) throw new KeyTaken("a key has an answer already");
  return requests.map((request, index) => {
    const claim = claims[index];
    const outcome =
      fresh.get(request) ?? (claim && !isDomainError(claim) ? { ...claim, replayed: true } : claim);
    invariant(outcome, "every request has its outcome");
    return outcome;
  });
}

/** A refusal that is kept is the key's answer; any other one is only told. */
function toOutcome(
  { use, answer, refuse }: SharedRequest,
  result: object | undefined,
): SharedAnswer | DomainError {
  invariant(result, "every request has its result");
  if (!isDomainError(result)) return { ...answer(result), replayed: false, result };
  return use && isKeptRefusal(result.code) ? { ...refuse(result), replayed: false } : result;
}
