import { z } from "zod";
import { createCustomer } from "@/server/modules/customers/create-customer";
import { deleteCustomer } from "@/server/modules/customers/delete-customer";
import { getCustomer } from "@/server/modules/customers/get-customer";
import { listCustomers } from "@/server/modules/customers/list-customers";
import {
  CUSTOMER_EXPANSIONS,
  createCustomerSchema,
  customerChangesSchema,
  customerListSchema,
  customerSchema,
  listCustomersSchema,
} from "@/server/modules/customers/schema";
import { updateCustomer } from "@/server/modules/customers/update-customer";
import { operation } from "@/server/rest/operation";
import { commaList } from "@/server/rest/query";

const tag = "Customers";
const params = { id: "customer" } as const;
const answer = customerSchema;

export const CUSTOMER_OPERATIONS = [
  operation({
    operationId: "createCustomer",
    method: "post",
    path: "/customers",
    tag,
    summary: "Create a customer",
    description: "An e-mail address is one customer. Its invoices are at `/invoices?customer_id=`.",
    access: "customers:write",
    body: createCustomerSchema,
    example: { email: "ada@example.com", name: "Ada Lovelace", metadata: { crm: "4711" } },
    status: 201,
    answer,
    etag: "version",
    errors: ["conflict"],
    run: ({ ctx, body }) => createCustomer(ctx, body),
  }),
  operation({
    operationId: "listCustomers",
    method: "get",
    path: "/customers",
    tag,
    summary: "List or search customers",
    access: "customers:read",
    query: listCustomersSchema.strict(),
    status: 200,
    answer: customerListSchema,
    etag: "content",
    run: ({ ctx, query }) => listCustomers(ctx, query),
  }),
  operation({
    operationId: "getCustomer",
    method: "get",
    path: "/customers/{id}",
    tag,
    summary: "Get a customer",
    access: "customers:read",
    params,
    query: z.strictObject({ expand: commaList(z.enum(CUSTOMER_EXPANSIONS)).optional().describe("totals") }),
    status: 200,
    answer,
    etag: "version",
    run: ({ ctx, params, query }) => getCustomer(ctx, { id: params.id, expand: query.expand }),
  }),
  operation({
    operationId: "updateCustomer",
    method: "patch",
    path: "/customers/{id}",
    tag,
    summary: "Change a customer",
    access: "customers:write",
    params,
    body: customerChangesSchema,
    example: { name: "Ada King", phone: "+44 20 7946 0018" },
    conditional: true,
    status: 200,
    answer,
    etag: "version",
    errors: ["invalid_state", "conflict"],
    run: ({ ctx, params, body, ifMatch }) =>
      updateCustomer(ctx, { id: params.id, version: ifMatch, ...body }),
  }),
  operation({
    operationId: "deleteCustomer",
    method: "delete",
    path: "/customers/{id}",
    tag,
    summary: "Delete a customer's personal data",
    description:
      "For ever: e-mail address, name, phone number and metadata go. The id stays with its invoices. Again is the same answer.",
    access: "customers:write",
    params,
    conditional: true,
    status: 200,
    answer,
    etag: "version",
    errors: ["conflict"],
    run: ({ ctx, params, ifMatch }) => deleteCustomer(ctx, { id: params.id, version: ifMatch }),
  }),
];
