import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Every block of code that the documentation shows and a reader can run is one of these files; a test runs each of them. */
export const SNIPPETS = "components/docs/snippets";

/** The text of a snippet, such as `quick-start/pay.sh`. */
export function readSnippet(name: string): string {
  return readFileSync(join(/* turbopackIgnore: true */ process.cwd(), SNIPPETS, name), "utf8").trimEnd();
}
