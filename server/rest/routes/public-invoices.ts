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
  rawOperation({
    operationId: "streamPublicInvoice",
    method: "get",
    path: "/public/invoice/{id}/stream",
    tag,
    summary: "Follow an invoice as its customer sees it",
    description:
      "Server-sent events: `invoice` with the public invoice as data, at once and at every change. Last-Event-ID leaves out what you have.",
    access: "public",
    params: { id: "invoice" },
    mediaType: "text/event-stream",
    errors: ["unavailable"],
    respond: ({ ctx, params, request }) =>
      streamInvoice(ctx, params.id, request.headers.get("last-event-id")),
  }),
];
