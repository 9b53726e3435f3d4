import { z } from "zod";
import { createPaymentLink } from "@/server/modules/payment-links/create-payment-link";
import { deactivatePaymentLink } from "@/server/modules/payment-links/deactivate-payment-link";
import { getPaymentLink } from "@/server/modules/payment-links/get-payment-link";
import { listPaymentLinks } from "@/server/modules/payment-links/list-payment-links";
import {
  createPaymentLinkSchema,
  listPaymentLinksSchema,
  PAYMENT_LINK_EXPANSIONS,
  paymentLinkChangesSchema,
  paymentLinkListSchema,
  paymentLinkSchema,
} from "@/server/modules/payment-links/schema";
import { prepareLinkChanges } from "@/server/modules/payment-links/prepare-link-changes";
import { preparePaymentLink } from "@/server/modules/payment-links/prepare-payment-link";
import { updatePaymentLink } from "@/server/modules/payment-links/update-payment-link";
import { operation } from "@/server/rest/operation";
import { commaList } from "@/server/rest/query";

const tag = "Payment links";
const params = { id: "paymentLink" } as const;
const answer = paymentLinkSchema;
const expand = commaList(z.enum(PAYMENT_LINK_EXPANSIONS)).optional().describe("totals");

export const PAYMENT_LINK_OPERATIONS = [
  operation({
    operationId: "createPaymentLink",
    method: "post",
    path: "/payment_links",
    tag,
    summary: "Create a payment link",
    description:
      "Its page at `url` makes an invoice for everybody who wants to pay. Without `amount` and `line_items` they choose the amount. The invoices are at `/invoices?payment_link_id=`.",
    access: "payment_links:write",
    body: createPaymentLinkSchema,
    example: {
      currency: "USD",
      minimum_amount: "5.00",
      maximum_amount: "500.00",
      description: "Donation to the library",
      max_uses: 100,
      metadata: { campaign: "spring" },
    },
    status: 201,
    answer,
    etag: "version",
    prepare: ({ ctx, body }) => preparePaymentLink(ctx, body),
    run: ({ ctx, body }, prepared) => createPaymentLink(ctx, body, prepared),
  }),
  operation({
    operationId: "listPaymentLinks",
    method: "get",
    path: "/payment_links",
    tag,
    summary: "List payment links",
    access: "payment_links:read",
    query: listPaymentLinksSchema.extend({ expand }).strict(),
    status: 200,
    answer: paymentLinkListSchema,
    etag: "content",
    run: ({ ctx, query }) => listPaymentLinks(ctx, query),
  }),
  operation({
    operationId: "getPaymentLink",
    method: "get",
    path: "/payment_links/{id}",
    tag,
    summary: "Get a payment link",
    access: "payment_links:read",
    params,
    query: z.strictObject({ expand }),
    status: 200,
    answer,
    etag: "version",
    run: ({ ctx, params, query }) => getPaymentLink(ctx, { id: params.id, expand: query.expand }),
  }),
  operation({
    operationId: "updatePaymentLink",
    method: "patch",
    path: "/payment_links/{id}",
    tag,
    summary: "Change a payment link",
    description:
      "For the invoices to come; those that exist keep what they were made of. The currency never changes.",
    access: "payment_links:write",
    params,
    body: paymentLinkChangesSchema,
    example: { amount: "12.00", max_uses: null },
    conditional: true,
    status: 200,
    answer,
    etag: "version",
    errors: ["conflict"],
    prepare: ({ ctx, params, body, ifMatch }) =>
      prepareLinkChanges(ctx, { id: params.id, version: ifMatch, ...body }),
    run: ({ ctx, params, body, ifMatch }, prepared) =>
      updatePaymentLink(ctx, { id: params.id, version: ifMatch, ...body }, prepared),
  }),
  operation({
    operationId: "deactivatePaymentLink",
    method: "post",
    path: "/payment_links/{id}/deactivate",
    tag,
    summary: "Deactivate a payment link",
    description:
      "It makes no more invoices; those that exist can still be paid. Again is the same answer. A change with `active: true` opens it again.",
    access: "payment_links:write",
    params,
    body: z.strictObject({}),
    conditional: true,
    status: 200,
    answer,
    etag: "version",
    errors: ["conflict"],
    run: ({ ctx, params, ifMatch }) => deactivatePaymentLink(ctx, { id: params.id, version: ifMatch }),
  }),
];
