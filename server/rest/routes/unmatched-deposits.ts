import { assignUnmatchedDeposit } from "@/server/modules/unmatched-deposits/assign-unmatched-deposit";
import { getUnmatchedDeposit } from "@/server/modules/unmatched-deposits/get-unmatched-deposit";
import { keepUnmatchedDeposit } from "@/server/modules/unmatched-deposits/keep-unmatched-deposit";
import { listUnmatchedDeposits } from "@/server/modules/unmatched-deposits/list-unmatched-deposits";
import { requestUnmatchedRefund } from "@/server/modules/unmatched-deposits/request-unmatched-refund";
import {
  assignUnmatchedDepositSchema,
  keepUnmatchedDepositSchema,
  listUnmatchedDepositsSchema,
  requestUnmatchedRefundSchema,
  unmatchedDepositListSchema,
  unmatchedDepositSchema,
} from "@/server/modules/unmatched-deposits/schema";
import { operation } from "@/server/rest/operation";

const tag = "Unmatched deposits";
const answer = unmatchedDepositSchema;
const params = { id: "payment" } as const;
/** What all three decisions have in common: money moves once, and only final money. */
const decision = {
  method: "post",
  tag,
  access: "deposits:write",
  params,
  idempotent: "required",
  conditional: true,
  status: 200,
  answer,
  etag: "version",
  errors: ["invalid_state", "conflict"],
} as const;

export const UNMATCHED_DEPOSIT_OPERATIONS = [
  operation({
    operationId: "listUnmatchedDeposits",
    method: "get",
    path: "/deposits/unmatched",
    tag,
    summary: "List unmatched deposits",
    description:
      "Money that reached one of your addresses and counted toward no invoice, because the invoice was cancelled or because late money is held.",
    access: "deposits:read",
    query: listUnmatchedDepositsSchema.strict(),
    status: 200,
    answer: unmatchedDepositListSchema,
    etag: "content",
    run: ({ ctx, query }) => listUnmatchedDeposits(ctx, query),
  }),
  operation({
    operationId: "getUnmatchedDeposit",
    method: "get",
    path: "/deposits/unmatched/{id}",
    tag,
    summary: "Get an unmatched deposit",
    description: "Its id is the id of its payment.",
    access: "deposits:read",
    params,
    status: 200,
    answer,
    etag: "version",
    run: ({ ctx, params }) => getUnmatchedDeposit(ctx, { id: params.id }),
  }),
  operation({
    ...decision,
    operationId: "assignUnmatchedDeposit",
    path: "/deposits/unmatched/{id}/assign",
    summary: "Count an unmatched deposit toward an invoice",
    description:
      "The invoice must be yours and still need money; the expired invoice that the money was meant for is one. It may become paid, and is then settled with the platform fee. Only final money can be assigned.",
    body: assignUnmatchedDepositSchema,
    example: { invoice_id: "inv_01jd3k7v5q8x2m4n6p9r0s1t2v", reason: "Paid the old link by mistake" },
    run: ({ ctx, params, body, ifMatch }) =>
      assignUnmatchedDeposit(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
  operation({
    ...decision,
    operationId: "keepUnmatchedDeposit",
    path: "/deposits/unmatched/{id}/keep",
    summary: "Keep an unmatched deposit",
    description:
      "It becomes part of your available balance, without a platform fee. Only final money can be kept.",
    body: keepUnmatchedDepositSchema,
    example: { reason: "Agreed with the customer as a tip" },
    run: ({ ctx, params, body, ifMatch }) =>
      keepUnmatchedDeposit(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
  operation({
    ...decision,
    operationId: "requestUnmatchedRefund",
    path: "/deposits/unmatched/{id}/refund",
    summary: "Ask for the refund of an unmatched deposit",
    description:
      "Records the address and the wish; nothing is sent. The money stays apart until refunds can be paid out, which this version cannot do yet.",
    body: requestUnmatchedRefundSchema,
    example: { address: "TUEZSdKsoDHQMeZwihtdoBiN46zxhGWYdH", reason: "The customer wants it back" },
    run: ({ ctx, params, body, ifMatch }) =>
      requestUnmatchedRefund(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
];
