import type { z } from "zod";
import type { FieldIssue } from "@/server/core/errors";

type Issue = z.core.$ZodRawIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const FORMATS: Readonly<Record<string, string>> = {
  datetime: "Must be a time in UTC such as 2026-01-31T12:00:00Z",
  date: "Must be a date such as 2026-01-31",
  email: "Must be an e-mail address such as ada@example.com",
  url: "Must be a web address such as https://shop.example/path",
};

const SIZES: Readonly<Record<string, readonly [before: string, one: string, many: string]>> = {
  string: ["have ", " character", " characters"],
  array: ["have ", " entry", " entries"],
};

function size(word: "least" | "most", origin: string, bound: number | bigint): string {
  const [before, one, many] = SIZES[origin] ?? ["be ", "", ""];
  return `Must ${before}at ${word} ${bound}${Number(bound) === 1 ? one : many}`;
}

function values(list: readonly unknown[]): string {
  return `Must be ${list.length > 1 ? "one of " : ""}${list.map((value) => String(value)).join(", ")}`;
}

/** What is wrong with a value, for the person who sent it; undefined where a schema's own words or zod's have to do. */
export function explainIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "Is required";
      return KINDS[issue.expected] && `Must be ${KINDS[issue.expected]}`;
    case "invalid_value":
      return issue.input === undefined ? "Is required" : values(issue.values);
    case "too_small":
      // A text that must not be empty and is: to a person, the field was left out.
      if (issue.origin === "string" && issue.minimum === 1) return "Is required";
      return size("least", issue.origin, issue.minimum);
    case "too_big":
      return size("most", issue.origin, issue.maximum);
    case "invalid_format":
      return FORMATS[issue.format];
    case "invalid_key":
      return issue.issues[0] && `Its name: ${issue.issues[0].message}`;
    case "invalid_union":
      return issue.input === undefined ? "Is required" : "Is not valid";
    case "custom":
      return Array.isArray(issue.input) || !(issue.input instanceof Object)
        ? "Is not valid"
        : "Its fields do not fit together";
    case "invalid_element":
    case "not_multiple_of":
    case "unrecognized_keys":
      return undefined;
  }
}

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

/** What is wrong with an input, field by field, before it is sent: in the words in which it would be refused. */
export function findIssues(schema: z.ZodType, input: unknown): FieldIssue[] {
  const { error } = schema.safeParse(input, { error: explainIssue });
  return error ? fieldIssues(error) : [];
}
