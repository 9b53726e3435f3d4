import { ADVICE } from "@/app/(site)/docs/errors/advice";
import { EVENT_MEANINGS } from "@/app/(site)/docs/events/event-meanings";
import { GUIDES } from "@/app/(site)/docs/guides";
import { readSnippet } from "@/components/docs/read-snippet";
import type { Operation, Reference, Resource } from "@/components/docs/reference";
import { ERRORS, type ErrorCode } from "@/server/core/errors";

const QUICK_START = ["create-invoice", "keep-id", "pay", "wait", "events"] as const;

/** The documentation in one plain text (llmstxt.org), made of what the pages are made of. */
export function plainText({ baseUrl, resources }: Reference): string {
  return [
    "# Daric",
    "> A payments server for merchants: create an invoice, the customer pays it in USDT on TRON at `checkout_url`, and a signed webhook tells your server. Deliver when `status` is `paid`.",
    conventions(baseUrl),
    `## Quick start\n\n${fenced("sh", [`export DARIC_URL=${baseUrl}`, "export DARIC_KEY=sk_test_…", ...QUICK_START.map((name) => readSnippet(`quick-start/${name}.sh`))].join("\n\n"))}`,
    `## Receive webhooks\n\n${fenced("js", readSnippet("webhooks/receiver.mjs"))}`,
    `## Pages\n\n${pages(baseUrl)}`,
    "## Operations",
    ...resources.map(operations),
    `## Errors\n\n${(Object.keys(ERRORS) as ErrorCode[]).map(error).join("\n")}`,
    `## Events\n\n${Object.entries(EVENT_MEANINGS).map(fact).join("\n")}`,
    "",
  ].join("\n\n");
}

function conventions(baseUrl: string): string {
  return [
    `- Addresses begin with ${baseUrl}. Every field of every operation: ${baseUrl}/api/v1/openapi.json (OpenAPI 3.1).`,
    "- Send `Authorization: Bearer sk_test_…` (play money) or `sk_live_…`, from a server only. Bodies are JSON; unknown fields are refused.",
    '- Amounts are decimal strings such as "9.99", times are ISO 8601 in UTC.',
    "- Send an `Idempotency-Key` with what writes: the same key and body again give the first answer.",
    "- Lists answer `data`, `has_more` and `next_cursor`; send that as `cursor`.",
    "- `version` rises with every change; send it as `If-Match` to change only what you have seen.",
    "- Refusals are `application/problem+json`: decide by `code`. Repeat after 429 and 5xx, not before `Retry-After`.",
  ].join("\n");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function pages(baseUrl: string): string {
  const links = GUIDES.flatMap((group) => group.links);
  return links.map(({ href, label }) => `- [${label}](${baseUrl}${href})`).join("\n");
}

function operations(resource: Resource): string {
  return `### ${resource.name}\n\n${resource.operations.map(operationLine).join("\n")}`;
}

function operationLine({ method, path, summary, description }: Operation): string {
  return `- \`${method.toUpperCase()} ${path}\`: ${summary}. ${description}`;
}

function error(code: ErrorCode): string {
  const { meaning, remedy } = ADVICE[code];
  return `- \`${code}\` (${ERRORS[code].http}): ${meaning} ${remedy}`;
}

function fact([type, meaning]: [string, string]): string {
  return `- \`${type}\`: ${meaning}`;
}
