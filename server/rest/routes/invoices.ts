import { z } from "zod";
import { diagnoseInvoice } from "@/server/modules/diagnosis/diagnose-invoice";
import { diagnoseInvoiceSchema, diagnosisSchema } from "@/server/modules/diagnosis/schema";
import { cancelInvoice } from "@/server/modules/invoices/cancel-invoice";
import { createInvoice } from "@/server/modules/invoices/create-invoice";
import { getInvoice } from "@/server/modules/invoices/get-invoice";
import { listInvoices } from "@/server/modules/invoices/list-invoices";
import {
  createInvoiceSchema,
  INVOICE_EXPANSIONS,
  invoiceListSchema,
  invoiceSchema,
  LIST_EXPANSIONS,
  listInvoicesSchema,
} from "@/server/modules/invoices/schema";
import { getFreshInvoice } from "@/server/rest/fresh-invoices";
import { operation } from "@/server/rest/operation";
import { commaList } from "@/server/rest/query";

const tag = "Invoices";
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
    errors: ["conflict", "unavailable"],
    run: ({ ctx, body }) => createInvoice(ctx, body),
  }),
  operation({
    operationId: "listInvoices",
    method: "get",
    path: "/invoices",
    tag,
    summary: "List invoices",
    access: "invoices:read",
    query: listInvoicesSchema
      .extend({ expand: commaList(z.enum(LIST_EXPANSIONS)).optional().describe("customer") })
      .strict(),
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
    query: z.strictObject({
      expand: commaList(z.enum(INVOICE_EXPANSIONS)).optional().describe("payments, settlement, customer"),
    }),
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
    errors: ["rate_limited", "chain_unavailable", "unavailable"],
    run: ({ ctx, params, body }) => diagnoseInvoice(ctx, { id: params.id, ...body }),
  }),
];
