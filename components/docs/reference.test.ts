import { expect, test } from "vitest";
import { curlOf } from "@/components/docs/curl";
import { readReference } from "@/components/docs/reference";
import { choicesOf, typeOf } from "@/components/docs/schema-words";
import { createRestApp } from "@/server/rest/app";
import { openApiDocument } from "@/server/rest/openapi";
import { OPERATIONS } from "@/server/rest/operations";

const reference = readReference(openApiDocument(createRestApp()));
const operations = reference.resources.flatMap((resource) => resource.operations);

function find(id: string) {
  const operation = operations.find((candidate) => candidate.id === id);
  if (!operation) throw new Error(`There is no operation ${id}`);
  return operation;
}

test("every operation of the API is in the reference, with what it answers and may refuse with", () => {
  expect(operations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(OPERATIONS.map((o) => o.operationId)),
  );
  const incomplete = operations.filter(
    ({ answer, problems }) => !(answer.status >= 200) || problems.some(({ codes }) => codes.length === 0),
  );
  expect(incomplete.map(({ id }) => id)).toEqual([]);
});

test("every object that is answered is described in exactly one place", () => {
  const described = reference.resources.flatMap(({ objects }) => objects);
  expect(new Set(described).size).toBe(described.length);
  const answered = operations.flatMap(({ answer }) => answer.name ?? []);
  for (const name of answered) expect(reference.hrefs).toHaveProperty(name);
  expect(reference.hrefs.Invoice).toBe("/docs/api/invoices#Invoice");
});

test("addresses of resources are unique", () => {
  const slugs = reference.resources.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(slugs.length);
});

test("a list answers the objects that are in it", () => {
  expect(find("listInvoices").answer).toMatchObject({ name: "Invoice", isList: true });
  expect(find("getInvoice").answer).toMatchObject({ name: "Invoice", isList: false });
});

test("a creation's command carries key, body and Idempotency-Key", () => {
  expect(curlOf(find("createInvoice"), "https://pay.example")).toBe(
    `curl -sS https://pay.example/api/v1/invoices \\
  -H "Authorization: Bearer $DARIC_KEY" \\
  -H "Content-Type: application/json" \\
  -H "Idempotency-Key: create-invoice-1" \\
  -d '{"amount":"9.99"}'`,
  );
});

test("a command names the id that its path needs, and no key where none is needed", () => {
  const command = curlOf(find("getPublicInvoice"), "https://pay.example");
  expect(command).toBe("curl -sS https://pay.example/api/v1/public/invoice/$INVOICE_ID");
  expect(curlOf(find("deleteWebhookEndpoint"), "https://pay.example")).toContain(
    "-X DELETE https://pay.example/api/v1/webhook_endpoints/$WEBHOOK_ENDPOINT_ID",
  );
});

test.each([
  [{ type: "string", examples: ["9.99"] }, "decimal string"],
  [{ type: ["string", "null"], format: "date-time" }, "time or null"],
  [{ type: "array", items: { $ref: "#/components/schemas/Payment" } }, "list of Payment"],
  [{ type: "object", additionalProperties: { type: "string" } }, "map of string"],
  [{ type: "integer" }, "integer"],
])("the type of %o reads %s", (schema, words) => expect(typeOf(schema)).toBe(words));

test("a constant is not a choice", () => {
  expect(choicesOf({ enum: ["invoice"] })).toEqual([]);
  expect(choicesOf({ items: { enum: ["payments", "settlement"] } })).toEqual(["payments", "settlement"]);
});
