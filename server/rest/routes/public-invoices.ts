import { diagnosePublicInvoice } from "@/server/modules/diagnosis/diagnose-public-invoice";
import { diagnoseInvoiceSchema, diagnosisSchema } from "@/server/modules/diagnosis/schema";
import { publicInvoiceSchema } from "@/server/modules/invoices/schema";
import { getFreshPublicInvoice } from "@/server/rest/fresh-invoices";
import { streamInvoice } from "@/server/rest/invoice-stream";
import { operation, rawOperation } from "@/server/rest/operation";

const tag = "Public invoice";

export const PUBLIC_INVOICE_OPERATIONS = [
  operation({
    operationId: "getPublicInvoice",
    method: "get",
    path: "/public/invoice/{id}",
    tag,
    summary: "Get an invoice as its customer sees it",
    access: "public",
    params: { id: "invoice" },
    status: 200,
    answer: publicInvoiceSchema,
    etag: "content",
    run: ({ ctx, params }) => getFreshPublicInvoice(ctx, params.id),
  }),
  operation({
    operationId: "diagnosePublicInvoice",
    method: "post",
    path: "/public/invoice/{id}/diagnose",
    tag,
    summary: "Ask why an invoice is not paid, as its customer",
    description:
      "Names what became of a transaction, or without one where the invoice stands. The chain is asked at most once; a few questions a minute are answered.",
    access: "public",
    params: { id: "invoice" },
    body: diagnoseInvoiceSchema,
    example: { tx_id: "3f7c0e9b1d5a42688c0f4be1a6d2937584c1e0b9f2a7d6534e8b1c09a5f6d713" },
    status: 200,
    answer: diagnosisSchema,
    idempotent: false,
    errors: ["rate_limited", "chain_unavailable"],
    run: ({ ctx, params, body }) => diagnosePublicInvoice(ctx, { id: params.id, ...body }),
  }),
  rawOperation({
    operationId: "streamPublicInvoice",
    method: "get",
    path: "/public/invoice/{id}/stream",
    tag,
    summary: "Follow an invoice as its customer sees it",
    description:
      "Server-sent events: `invoice` with the public invoice as data, at once and at every change. Last-Event-ID leaves out what you have. An address has up to 50 streams; a further one is refused with 429: ask for the invoice instead.",
    access: "public",
    params: { id: "invoice" },
    mediaType: "text/event-stream",
    respond: ({ ctx, params: { id }, request, clientAddress }) =>
      streamInvoice(ctx, { id, clientAddress, lastEventId: request.headers.get("last-event-id") }),
  }),
];
