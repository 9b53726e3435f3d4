import { posix } from "node:path";
import type { Rule, SourceFile, SourceTree, Finding } from "@/server/testing/architecture/source-tree";

const BANNED_NAMES = [
  "utils",
  "util",
  "helpers",
  "helper",
  "lib",
  "misc",
  "common",
  "services",
  "service",
  "types",
  "hooks",
  "handlers",
];
const BANNED_VERBS = ["handle", "process", "manage", "do", "sync"];
const MODULE_FILES = ["schema", "status", "rules", "errors", "events", "ports", "internal"];
/** The whole top level. What is not here needs a decision record first. */
const TOP_LEVEL = ["app", "components", "server", "inngest", "prisma", "public", "e2e"];
const SERVER_LEVEL = [
  "core",
  "modules",
  "integrations",
  "db",
  "auth",
  "trpc",
  "rest",
  "http",
  "client",
  "config",
  "observability",
  "testing",
  "scripts",
  "decisions",
];

/** No drawer for everything: a name says what is inside. */
export const bannedNames: Rule = (tree) =>
  [...tree.paths]
    .filter((path) => BANNED_NAMES.includes(posix.basename(path).replace(/\..*$/, "")))
    .map((path) => ({
      file: path,
      message: `"${posix.basename(path)}" says nothing: name it after the one thing it holds`,
    }));

/** The top level and server/ have a fixed set of folders. */
export const fixedTree: Rule = (tree) => {
  const strangers = [...tree.paths].filter((path) => {
    const [top = "", second, ...rest] = path.split("/");
    const isFolder = (folder: string): boolean =>
      [...tree.paths].some((other) => other.startsWith(`${folder}/`));
    if (second === undefined) return !top.startsWith(".") && isFolder(top) && !TOP_LEVEL.includes(top);
    return top === "server" && rest.length === 0 && isFolder(path) && !SERVER_LEVEL.includes(second);
  });
  return strangers.map((path) => ({
    file: path,
    message: "the tree is fixed: put the code into an existing folder, or write a decision record first",
  }));
};

interface ModuleFile {
  readonly path: string;
  readonly module: string;
  /** File name without its endings. */
  readonly name: string;
}

function moduleFiles(tree: SourceTree): ModuleFile[] {
  return [...tree.paths].flatMap((path) => {
    const match = /^server\/modules\/([^/]+)\/(.+)\.(?:ts|tsx)$/.exec(path);
    const [, module, rest] = match ?? [];
    return module && rest ? [{ path, module, name: rest.replace(/(\.(db|chain))?\.test$/, "") }] : [];
  });
}

/** A module's files are those of the closed list, or a verb and a noun. */
export const moduleFileNames: Rule = (tree) =>
  moduleFiles(tree).flatMap(({ path, name }): Finding[] => {
    if (MODULE_FILES.includes(name) || path.includes(".test.") || path.includes("/testing/")) return [];
    const broken = (message: string): Finding[] => [{ file: path, message }];
    if (name.includes("/")) return broken("a module has no folders: one file per verb, side by side");
    if (!/^[a-z]+(-[a-z0-9]+)+$/.test(name)) {
      return broken(
        `a module holds ${MODULE_FILES.join(", ")} and files named after a verb and a noun, like create-refund.ts`,
      );
    }
    const verb = name.split("-")[0] ?? "";
    return BANNED_VERBS.includes(verb)
      ? broken(`"${verb}" hides what happens: say create, record, settle, expire, …`)
      : [];
  });

const EXPORTED_VALUE = /^export\s+(?:async\s+)?(?:function\*?|const|let|class)\s+(\w+)/gm;

/** A verb file exports its verb alone, under the file's name, with a doc-comment. */
export const oneVerbPerFile: Rule = (tree) => {
  const byPath = new Map(tree.sources.map((file) => [file.path, file]));
  return moduleFiles(tree).flatMap(({ path, name }): Finding[] => {
    const file = byPath.get(path);
    if (!file || file.isTest || MODULE_FILES.includes(name) || name.includes("/")) return [];
    return checkVerb(file, name).map((message) => ({ file: path, message }));
  });
};

function checkVerb(file: SourceFile, name: string): string[] {
  const verb = name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const exported = [...file.code.matchAll(EXPORTED_VALUE)];
  const names = exported.map((match) => match[1] ?? "");
  if (!names.includes(verb)) return [`exports no ${verb}: the export has the file's name`];
  const others = names.filter((other) => other !== verb);
  const messages = others.map(
    (other) => `exports ${other} too: give it a file of its own, or internal.ts, rules.ts or schema.ts`,
  );
  const declaration = exported.find((match) => match[1] === verb);
  const before = file.text.slice(0, declaration?.index).trimEnd();
  return before.endsWith("*/")
    ? messages
    : [...messages, `${verb} has no doc-comment: say what it guarantees and which errors it throws`];
}

/** Import the file, not the folder. */
export const noBarrels: Rule = (tree) =>
  tree.sources.flatMap((file): Finding[] => {
    const isIndex = /(^|\/)index\.tsx?$/.test(file.path) && file.path !== "inngest/index.ts";
    const passesAllOn = /^export\s+\*\s+from/m.test(file.code);
    if (!isIndex && !passesAllOn) return [];
    return [{ file: file.path, message: "no barrels: import the file that holds the thing" }];
  });
