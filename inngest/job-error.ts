import { NonRetriableError, RetryAfterError } from "inngest";
import { ERRORS, isDomainError } from "@/server/core/errors";

/** A chain that cannot be read is asked again soon; the SDK's own back-off would be too slow for a watcher. */
const CHAIN_RETRY_MILLISECONDS = 2_000;

/**
 * Runs a verb inside a step. The error table decides what the engine does with a failure: what cannot succeed later is
 * not tried again, a chain that cannot be read is tried again soon, and everything else backs off.
 */
export async function asStep<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    if (error.code === "chain_unavailable")
      throw new RetryAfterError(error.message, CHAIN_RETRY_MILLISECONDS, { cause: error });
    if (error.code === "conflict" || ERRORS[error.code].retryable) throw error;
    throw new NonRetriableError(error.message, { cause: error });
  }
}
