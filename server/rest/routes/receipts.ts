import { getReceipt } from "@/server/modules/documents/get-receipt";
import { receiptSchema } from "@/server/modules/documents/schema";
import { operation } from "@/server/rest/operation";

export const RECEIPT_OPERATIONS = [
  operation({
    operationId: "getReceipt",
    method: "get",
    path: "/receipts/{id}",
    tag: "Receipts",
    summary: "Get the receipt of a paid invoice",
    description:
      "What the customer's receipt says, by the invoice's id. There is none while the invoice is not `paid`.",
    access: "invoices:read",
    params: { id: "invoice" },
    status: 200,
    answer: receiptSchema,
    // The confirmations of its payments grow without a version.
    etag: "content",
    run: ({ ctx, params }) => getReceipt(ctx, { id: params.id }),
  }),
];
