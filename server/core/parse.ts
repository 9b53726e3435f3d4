import type { z } from "zod";
import { DomainError } from "@/server/core/errors";
import { explainIssue, fieldIssues } from "@/server/core/explain-issue";

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
