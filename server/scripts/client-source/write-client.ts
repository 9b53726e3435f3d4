import type { ApiDocument } from "@/server/scripts/client-source/document";
import { writeResources } from "@/server/scripts/client-source/write-resources";
import { declaration } from "@/server/scripts/client-source/write-schemas";

const HEADER = "// Written by `npm run generate-client` from the OpenAPI document. Do not edit.\n";

/** The generated files of the client, by their names below server/client/generated. */
export function writeClient(document: ApiDocument): Readonly<Record<string, string>> {
  const { resources, declarations } = writeResources(document);
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) =>
    declaration(name, schema),
  );
  const code = `import { pages } from "../pages";
import type { CallOptions, KeyOptions, Send, VersionOptions } from "../send";
import type {\n${namesUsed(resources, `${schemas.join("\n")}\n${declarations}`)}} from "./schemas";

/** Every operation of the API, by resource. */
export class Resources {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

${resources}}
`;
  return {
    "schemas.ts": `${HEADER}\n${schemas.join("\n")}\n${declarations}`,
    "resources.ts": `${HEADER}${code}`,
  };
}

function namesUsed(code: string, declarations: string): string {
  const used = new Set(code.match(/\b[A-Z]\w+\b/g));
  return [...declarations.matchAll(/^export type (\w+)/gm)]
    .map((match) => match[1] ?? "")
    .filter((name) => used.has(name))
    .map((name) => `  ${name},\n`)
    .join("");
}
