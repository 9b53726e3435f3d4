import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
// The document does not depend on the settings of an installation, and there may be none yet.
import "@/server/testing/setup-environment";
import { createRestApp } from "@/server/rest/app";
import { openApiDocument } from "@/server/rest/openapi";
import type { ApiDocument } from "@/server/scripts/client-source/document";
import { writeClient } from "@/server/scripts/client-source/write-client";
import { repositoryRoot } from "@/server/scripts/settings";

export const CLIENT_FOLDER = join(repositoryRoot, "server/client/generated");

/** The generated files of the typed client as they should be now, by name. */
export function clientFiles(): Readonly<Record<string, string>> {
  const document = JSON.stringify(openApiDocument(createRestApp()));
  return writeClient(JSON.parse(document) as ApiDocument);
}

if (import.meta.main) {
  await mkdir(CLIENT_FOLDER, { recursive: true });
  const files = Object.entries(clientFiles());
  for (const [name, text] of files) await writeFile(join(CLIENT_FOLDER, name), text);
  console.log(`Written: ${files.map(([name]) => name).join(", ")} in server/client/generated.`);
}
