import type { AnyOperation } from "@/server/rest/operation";
import type { ApiClient } from "@/server/rest/testing/client";

/** An id of the same shape that nobody has. */
function unknownLike(id: string): string {
  return id.replace(/.{6}$/, "000000");
}

/** What operations cannot do without. */
const BODIES: Readonly<Record<string, object>> = {
  markInvoicePaid: { reason: "test", proof: "test" },
  attachTransaction: { tx_id: "a".repeat(64) },
  addInvoiceNote: { body: "test" },
  recoverWebhookEndpoint: { since: "2026-01-01T00:00:00.000Z" },
  assignUnmatchedDeposit: { invoice_id: "inv_01jd3k7v5q8x2m4n6p9r0s1t2v", reason: "test" },
  keepInvoiceSurplus: { reason: "test" },
  keepUnmatchedDeposit: { reason: "test" },
  requestUnmatchedRefund: { address: "TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH", reason: "test" },
};

/** What an operation answers to an id that is not the client's, and to one that nobody has: all of it but the id and the count. */
export async function askForBoth(client: ApiClient, operation: AnyOperation, id: string) {
  const ask = async (id: string) => {
    const reply = await client.request(operation.method.toUpperCase(), operation.path.replace("{id}", id), {
      headers: { "x-request-id": "same", "idempotency-key": id },
      body: BODIES[operation.operationId],
    });
    // Each of the two is counted.
    const headers = [...reply.headers].filter(([name]) => name !== "ratelimit");
    return { status: reply.status, headers, text: reply.text.replaceAll(id, "ID") };
  };
  return { foreign: await ask(id), unknown: await ask(unknownLike(id)) };
}
