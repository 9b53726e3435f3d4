import { expect, test } from "vitest";
import { z } from "zod";
import { REDACTED } from "@/server/core/secret-text";
import { redactBody } from "@/server/modules/request-logs/rules";
import { OPERATIONS } from "@/server/rest/operations";

const ANSWERING = OPERATIONS.flatMap((operation) => ("run" in operation ? [operation] : []));

/** The fields of a schema, at any depth, that the request log would take out. */
function secretFields(schema: z.ZodType): string[] {
  const found: string[] = [];
  z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      for (const name of Object.keys(jsonSchema.properties ?? {}))
        if (redactBody(JSON.stringify({ [name]: "x" }), 1_000).includes(REDACTED)) found.push(name);
    },
  });
  return found;
}

const telling = ANSWERING.filter(({ answer }) => secretFields(answer).length > 0);

test("the operations that tell a secret once are found by their schemas", () => {
  const ids = telling.map(({ operationId }) => operationId);
  expect(ids).toEqual(expect.arrayContaining(["createWebhookEndpoint", "rotateWebhookSecret"]));
});

test("no operation whose answer has a field for a secret has it kept in the clear", () => {
  expect(telling.filter(({ keptInClear }) => keptInClear)).toEqual([]);
});
