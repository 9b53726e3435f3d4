import { getPayment } from "@/server/modules/payments/get-payment";
import { listPayments } from "@/server/modules/payments/list-payments";
import { listPaymentsSchema, paymentListSchema, paymentSchema } from "@/server/modules/payments/schema";
import { operation } from "@/server/rest/operation";

const tag = "Payments";

export const PAYMENT_OPERATIONS = [
  operation({
    operationId: "listPayments",
    method: "get",
    path: "/payments",
    tag,
    summary: "List payments",
    access: "payments:read",
    query: listPaymentsSchema.strict(),
    status: 200,
    answer: paymentListSchema,
    etag: "content",
    run: ({ ctx, query }) => listPayments(ctx, query),
  }),
  operation({
    operationId: "getPayment",
    method: "get",
    path: "/payments/{id}",
    tag,
    summary: "Get a payment",
    access: "payments:read",
    params: { id: "payment" },
    status: 200,
    answer: paymentSchema,
    // Its confirmations grow without its version.
    etag: "content",
    run: ({ ctx, params }) => getPayment(ctx, { id: params.id }),
  }),
];
