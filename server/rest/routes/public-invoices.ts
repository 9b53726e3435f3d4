import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import { publicInvoiceSchema } from "@/server/modules/invoices/schema";
import { operation } from "@/server/rest/operation";

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
    run: ({ ctx, params }) => getPublicInvoice(ctx, { id: params.id }),
  }),
];
