import type { Rule, SourceTree } from "@/server/testing/architecture/source-tree";

/** A path in backticks that begins with one of our folders and is meant literally. */
const CITED_PATH = /`((?:app|components|server|inngest|prisma|public|e2e)\/[\w./()[\]-]+)`/g;

/** Made by a command and kept out of the tree. */
const GENERATED = "server/db/generated";

/** A walk-through names the files that its reader is about to make. */
const GOLDEN_PATH = /^## Golden path[^]*?(?=^## |(?![^]))/m;

/** A document that cites a path which is gone is out of date. */
export const citedPaths: Rule = (tree) =>
  tree.documents.flatMap(({ path, text }) =>
    [...text.replace(GOLDEN_PATH, "").matchAll(CITED_PATH)]
      .map((match) => (match[1] ?? "").replace(/\/$/, ""))
      .filter((cited) => cited !== GENERATED && !tree.paths.has(cited) && !isRecordNumber(tree, cited))
      .map((cited) => ({
        file: path,
        message: `cites ${cited}, which does not exist: correct the document`,
      })),
  );

/** A decision record may be cited by its number alone. */
function isRecordNumber(tree: SourceTree, cited: string): boolean {
  return (
    /^server\/decisions\/\d{4}$/.test(cited) && [...tree.paths].some((path) => path.startsWith(`${cited}-`))
  );
}

/** Decision records have a number of their own and say why on one page. */
export const decisionRecords: Rule = (tree) => {
  const records = tree.documents.filter(({ path }) => path.startsWith("server/decisions/"));
  const numbers = Map.groupBy(records, ({ path }) => path.slice(0, "server/decisions/0001".length));
  return records.flatMap(({ path, text }) => {
    const problems: string[] = [];
    if (!/^server\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(path))
      problems.push("name it 0001-what-was-decided.md");
    if (numbers.get(path.slice(0, "server/decisions/0001".length))?.[0]?.path !== path)
      problems.push("its number is taken: give it the next free one");
    if (text.split("\n").length > 60) problems.push("a decision record has one page");
    return problems.map((message) => ({ file: path, message }));
  });
};
