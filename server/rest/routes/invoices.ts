import { z } from "zod";
import { diagnoseInvoice } from "@/server/modules/diagnosis/diagnose-invoice";
import { diagnoseInvoiceSchema, diagnosisSchema } from "@/server/modules/diagnosis/schema";
import { addInvoiceNote } from "@/server/modules/invoices/add-invoice-note";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { createInvoices } from "@/server/modules/invoices/create-invoices";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { keepSurplus } from "@/server/modules/invoices/keep-surplus";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import { listTerms } from "@/server/modules/invoices/list-terms";
import { prepareInvoice } from "@/server/modules/invoices/prepare-invoice";
import {
  createInvoiceSchema,
  INVOICE_EXPANSIONS,
  invoiceChangesSchema,
  invoiceListSchema,
  invoiceNoteBodySchema,
  invoiceNoteSchema,
  invoiceSchema,
  keepSurplusSchema,
  listInvoicesSchema,
} from "@/server/modules/invoices/schema";
import { updateInvoice } from "@/server/modules/invoices/update-invoice";
import { attachTransaction } from "@/server/modules/manual-payments/attach-transaction";
import { findTransaction } from "@/server/modules/manual-payments/find-transaction";
import { markInvoicePaid } from "@/server/modules/manual-payments/mark-invoice-paid";
import { attachTransactionSchema, markPaidSchema } from "@/server/modules/manual-payments/schema";
import { getFreshInvoice } from "@/server/rest/fresh-invoices";
import { operation } from "@/server/rest/operation";
import { commaList } from "@/server/rest/query";

const tag = "Invoices";
const expand = commaList(z.enum(INVOICE_EXPANSIONS)).optional().describe("payments, settlement, customer");
const EXAMPLE_TRANSACTION = "3f7c0e9b1d5a42688c0f4be1a6d2937584c1e0b9f2a7d6534e8b1c09a5f6d713";

export const INVOICE_OPERATIONS = [
  operation({
    operationId: "createInvoice",
    method: "post",
    path: "/invoices",
    tag,
    summary: "Create an invoice",
    description:
      "Asks for an exact amount on a deposit address of its own. Send the customer to `checkout_url`.",
    access: "invoices:create",
    limit: "invoices",
    body: createInvoiceSchema,
    example: {
      currency: "USD",
      line_items: [{ description: "Flat white", quantity: 2, unit_amount: "3.50", tax_percentage: "7.00" }],
      order_id: "1001",
      customer: { email: "ada@example.com", name: "Ada Lovelace" },
      success_url: "https://shop.example/thanks?invoice={INVOICE_ID}",
      metadata: { cart: "c_42" },
    },
    status: 201,
    answer: invoiceSchema,
    etag: "version",
    errors: ["conflict"],
    prepare: ({ ctx, body }) => prepareInvoice(ctx, body),
    run: ({ ctx, body }, prepared) => createInvoice(ctx, body, prepared),
    together: { read: listTerms, run: createInvoices },
    keptInClear: true,
  }),
  operation({
    operationId: "listInvoices",
    method: "get",
    path: "/invoices",
    tag,
    summary: "List invoices",
    access: "invoices:read",
    query: listInvoicesSchema.extend({ expand }).strict(),
    status: 200,
    answer: invoiceListSchema,
    etag: "content",
    run: ({ ctx, query }) => listInvoices(ctx, query),
  }),
  operation({
    operationId: "getInvoice",
    method: "get",
    path: "/invoices/{id}",
    tag,
    summary: "Get an invoice",
    access: "invoices:read",
    params: { id: "invoice" },
    query: z.strictObject({ expand }),
    status: 200,
    answer: invoiceSchema,
    etag: "version",
    run: ({ ctx, params, query }) =>
      query.expand
        ? getInvoice(ctx, { id: params.id, expand: query.expand })
        : getFreshInvoice(ctx, params.id),
  }),
  operation({
    operationId: "cancelInvoice",
    method: "post",
    path: "/invoices/{id}/cancel",
    tag,
    summary: "Cancel an invoice that nobody has paid anything toward",
    access: "invoices:update",
    params: { id: "invoice" },
    body: z.strictObject({}),
    conditional: true,
    status: 200,
    answer: invoiceSchema,
    etag: "version",
    errors: ["invalid_state", "conflict"],
    run: ({ ctx, params, ifMatch }) => cancelInvoice(ctx, { id: params.id, version: ifMatch }),
  }),
  operation({
    operationId: "keepInvoiceSurplus",
    method: "post",
    path: "/invoices/{id}/keep_surplus",
    tag,
    summary: "Keep what an invoice received beyond its settlement",
    description:
      "It becomes part of your available balance, without a platform fee. Only final money can be kept.",
    access: "payments:write",
    params: { id: "invoice" },
    body: keepSurplusSchema,
    example: { reason: "Agreed with the customer by e-mail" },
    idempotent: "required",
    conditional: true,
    status: 200,
    answer: invoiceSchema,
    etag: "version",
    errors: ["invalid_state", "conflict"],
    run: ({ ctx, params, body, ifMatch }) => keepSurplus(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
  operation({
    operationId: "updateInvoice",
    method: "patch",
    path: "/invoices/{id}",
    tag,
    summary: "Change what is said about an invoice, or put its expiry off",
    description:
      "What was asked for never changes. The expiry can only move later, and only while the invoice is `pending`.",
    access: "invoices:update",
    params: { id: "invoice" },
    body: invoiceChangesSchema,
    example: { description: "Table 4", metadata: { cart: "c_42" } },
    conditional: true,
    status: 200,
    answer: invoiceSchema,
    etag: "version",
    errors: ["invalid_state", "conflict"],
    run: ({ ctx, params, body, ifMatch }) => updateInvoice(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
  operation({
    operationId: "markInvoicePaid",
    method: "post",
    path: "/invoices/{id}/mark_paid",
    tag,
    summary: "Mark an invoice as paid",
    description:
      "With `tx_id`: that transaction must pay what is missing; the chain is asked first. With `proof`: you received what is missing elsewhere; it enters no balance, is not settled and costs no fee. Cannot be taken back. Also needs `invoices:read`.",
    access: "payments:write",
    params: { id: "invoice" },
    body: markPaidSchema,
    example: { reason: "Paid in cash at the counter", proof: "Receipt 2026-118" },
    conditional: true,
    status: 200,
    answer: invoiceSchema,
    etag: "version",
    errors: ["invalid_state", "conflict", "chain_unavailable"],
    prepare: ({ ctx, params, body }) => findTransaction(ctx, { id: params.id, tx_id: body.tx_id }),
    run: ({ ctx, params, body, ifMatch }, found) =>
      markInvoicePaid(ctx, { id: params.id, version: ifMatch, ...body }, found),
  }),
  operation({
    operationId: "attachTransaction",
    method: "post",
    path: "/invoices/{id}/attach_transaction",
    tag,
    summary: "Have a transaction recorded that was missed",
    description:
      "The chain is asked; what the transaction paid to the invoice's address is recorded as if it had been found. Known money changes nothing. Also needs `invoices:read`.",
    access: "payments:write",
    params: { id: "invoice" },
    body: attachTransactionSchema,
    example: { tx_id: EXAMPLE_TRANSACTION },
    status: 200,
    answer: invoiceSchema,
    etag: "version",
    errors: ["chain_unavailable"],
    prepare: ({ ctx, params, body }) => findTransaction(ctx, { id: params.id, tx_id: body.tx_id }),
    run: ({ ctx, params, body }, found) => attachTransaction(ctx, { id: params.id, ...body }, found),
  }),
  operation({
    operationId: "addInvoiceNote",
    method: "post",
    path: "/invoices/{id}/notes",
    tag,
    summary: "Add a note for colleagues to an invoice's timeline",
    access: "invoices:update",
    params: { id: "invoice" },
    body: invoiceNoteBodySchema,
    example: { body: "Called the customer; pays on Friday" },
    status: 201,
    answer: invoiceNoteSchema,
    run: ({ ctx, params, body }) => addInvoiceNote(ctx, { id: params.id, ...body }),
  }),
  operation({
    operationId: "diagnoseInvoice",
    method: "post",
    path: "/invoices/{id}/diagnose",
    tag,
    summary: "Ask why an invoice is not paid",
    description:
      "With `tx_id`: what that transaction did, and what became of it. Without: where the invoice stands. Changes nothing; the chain is asked at most once.",
    access: "invoices:read",
    params: { id: "invoice" },
    body: diagnoseInvoiceSchema,
    example: { tx_id: EXAMPLE_TRANSACTION },
    status: 200,
    answer: diagnosisSchema,
    idempotent: false,
    errors: ["rate_limited", "chain_unavailable"],
    run: ({ ctx, params, body }) => diagnoseInvoice(ctx, { id: params.id, ...body }),
  }),
];
