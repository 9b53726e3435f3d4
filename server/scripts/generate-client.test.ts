import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { OPERATIONS } from "@/server/rest/operations";
import { methodName, resourceName } from "@/server/scripts/client-source/name-methods";
import { comment, typeOf } from "@/server/scripts/client-source/write-schemas";
import { CLIENT_FOLDER, clientFiles } from "@/server/scripts/generate-client";

const files = clientFiles();

test("the client on disk is the one of this document: run `npm run generate-client`", () => {
  expect(readdirSync(CLIENT_FOLDER).toSorted()).toEqual(Object.keys(files).toSorted());
  for (const [name, text] of Object.entries(files))
    expect(readFileSync(join(CLIENT_FOLDER, name), "utf8") === text, `${name} is out of date`).toBe(true);
});

test("every operation has a method", () => {
  const calls = new Set(files["resources.ts"]?.match(/method: "\w+", path: "[^"]+"/g));
  expect(calls).toEqual(
    new Set(
      [...OPERATIONS, { method: "get", path: "/openapi.json" }].map(
        ({ method, path }) => `method: "${method.toUpperCase()}", path: "${path}"`,
      ),
    ),
  );
});

test.each([
  ["createInvoice", "Invoices", "invoices.create"],
  ["listWebhookDeliveries", "Webhook deliveries", "webhookDeliveries.list"],
  ["rotateWebhookSecret", "Webhook endpoints", "webhookEndpoints.rotateSecret"],
  ["markInvoicePaid", "Invoices", "invoices.markPaid"],
  ["payTestInvoice", "Test helpers", "testHelpers.payInvoice"],
])("%s of %s is called %s", (operationId, tag, name) => {
  expect(`${resourceName(tag)}.${methodName(operationId, tag)}`).toBe(name);
});

describe("a schema's type", () => {
  test.each([
    [{ $ref: "#/components/schemas/Invoice" }, "Invoice"],
    [{ type: "integer" }, "number"],
    [{ type: ["string", "null"] }, "string | null"],
    [{ type: "array", items: { enum: ["a", "b"] } }, '("a" | "b")[]'],
    [{ type: "object", additionalProperties: { type: "string" } }, "Record<string, string>"],
    [{ type: "object", additionalProperties: {} }, "Record<string, unknown>"],
    [{ type: "object", additionalProperties: false }, "Record<string, never>"],
    [
      { type: "object", properties: { a: { type: "string" }, b: { type: "null" } }, required: ["a"] },
      "{\n  a: string;\n  b?: null;\n}",
    ],
  ])("%j is %s", (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });

  test("an unknown keyword is refused, not guessed", () => {
    expect(() => typeOf(JSON.parse('{"oneOf":[]}') as object)).toThrow(/oneOf/);
  });

  test("a description cannot end its comment", () => {
    expect(comment("a */ b")).toBe("/** a * / b */\n");
  });
});
