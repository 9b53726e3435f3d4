import type { z } from "zod";
import { DomainError, type FieldIssue } from "@/server/core/errors";
import { explainIssue } from "@/server/core/explain-issue";

/** Turns zod's issues into field issues with dotted paths; an unknown field is named by its own path. */
export function fieldIssues(error: z.core.$ZodError): FieldIssue[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({ path: [...path, key].join("."), message: "Unknown field" }));
    }
    return [{ path: path.join("."), message: issue.message }];
  });
}

const EXPLAINED = { error: explainIssue };

/** Parses `input` or throws `validation_failed` naming every wrong field. */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input, EXPLAINED);
  if (result.success) return result.data;
  const issues = fieldIssues(result.error);
  const first = issues[0];
  const summary = first ? `${first.path || "body"}: ${first.message}` : "The input is not valid";
  throw new DomainError("validation_failed", summary, { issues });
}
