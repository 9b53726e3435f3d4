import { expect, test } from "vitest";
import type { z } from "zod";
import { fieldIssues } from "@/server/core/explain-issue";
import { STOCK_WORDS, wrongInputs } from "@/server/testing/wrong-inputs";
import { appRouter } from "@/server/trpc/root";

const INPUTS = Object.entries(appRouter._def.procedures).flatMap(([name, procedure]) => {
  const { inputs } = (procedure as unknown as { _def: { inputs: z.ZodType[] } })._def;
  return inputs.map((schema) => [name, schema] as const);
});

test("there are inputs to try", () => {
  expect(INPUTS.length).toBeGreaterThan(90);
});

// As tRPC parses them: without words to it.
test.each(INPUTS)("%s refuses its input in words for a person", (_, schema) => {
  const issues = wrongInputs(schema).flatMap((input) => {
    const { error } = schema.safeParse(input);
    return error ? fieldIssues(error) : [];
  });
  expect(issues).not.toEqual([]);
  expect(issues.filter(({ message }) => STOCK_WORDS.test(message))).toEqual([]);
});
