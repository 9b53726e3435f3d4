import { DomainError, type ErrorCode } from "@/server/core/errors";
import { sqlState } from "@/server/db/database-error";

/** What the ledger's SQL functions raise (class LD), as the product's errors. Anything else is a defect and stays as it is. */
const LEDGER_ERRORS: Readonly<
  Record<string, { readonly code: ErrorCode; readonly message: string } | undefined>
> = {
  LD001: { code: "insufficient_funds", message: "The balance is too low" },
  LD002: { code: "ledger_reference_conflict", message: "This reference was used for another transfer" },
  LD003: { code: "account_not_found", message: "No such ledger account in this mode" },
  LD004: { code: "currency_mismatch", message: "The accounts and the amount are not of one currency" },
  LD005: { code: "invalid_state", message: "This reservation was resolved before" },
  LD006: { code: "invalid_state", message: "This transfer was reversed before" },
  LD007: { code: "not_found", message: "No such transfer or reservation" },
  LD008: { code: "invalid_state", message: "This transfer does not allow that" },
};

/**
 * Runs a call of a ledger function and turns its refusals into domain errors. A refusal has aborted the transaction: the
 * caller can only let it roll back.
 */
export async function refusingAsDomainError<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const known = LEDGER_ERRORS[sqlState(error) ?? ""];
    throw known ? new DomainError(known.code, known.message, {}, error) : error;
  }
}
