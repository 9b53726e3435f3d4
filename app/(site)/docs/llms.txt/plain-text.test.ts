import { expect, test } from "vitest";
import { plainText } from "@/app/(site)/docs/llms.txt/plain-text";
import { readReference } from "@/components/docs/reference";
import { ERRORS } from "@/server/core/errors";
import { PUBLIC_EVENT_TYPES } from "@/server/modules/events/schema";
import { createRestApp } from "@/server/rest/app";
import { openApiDocument } from "@/server/rest/openapi";
import { OPERATIONS } from "@/server/rest/operations";

const text = plainText(readReference(openApiDocument(createRestApp())));

test("names every operation, error and event, in little", () => {
  for (const { method, path } of OPERATIONS)
    expect(text).toContain(`\`${method.toUpperCase()} /api/v1${path}\`:`);
  for (const code of Object.keys(ERRORS)) expect(text).toContain(`- \`${code}\` (`);
  for (const type of PUBLIC_EVENT_TYPES) expect(text).toContain(`- \`${type}\`: `);
  expect(text).not.toContain("undefined");
  expect(text.length).toBeLessThan(40_000);
});
