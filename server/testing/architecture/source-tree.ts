import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import {
  type ImportStatement,
  type ScannedSource,
  scanSource,
} from "@/server/testing/architecture/scan-source";

export interface ResolvedImport extends ImportStatement {
  /** Path of the imported file inside the repository; null for a package. */
  readonly target: string | null;
}

export interface SourceFile extends Omit<ScannedSource, "imports"> {
  /** Relative to the repository root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ResolvedImport[];
  /** A test, or code that only tests use. */
  readonly isTest: boolean;
}

export interface SourceTree {
  /** TypeScript and JavaScript. */
  readonly sources: readonly SourceFile[];
  /** README files and decision records. */
  readonly documents: readonly { readonly path: string; readonly text: string }[];
  /** Every path there is: files and folders. */
  readonly paths: ReadonlySet<string>;
}

export interface Finding {
  readonly file: string;
  /** What is wrong and where the code should go. */
  readonly message: string;
}

export type Rule = (tree: SourceTree) => Finding[];

const SKIPPED = new Set([
  "node_modules",
  ".git",
  ".next",
  ".daric",
  "generated",
  "test-results",
  "playwright-report",
]);
const SOURCE = /\.(ts|tsx|mts|mjs)$/;
/** Programs of the documentation's readers: shown and tested, but no part of ours. */
const READERS_PROGRAMS = "components/docs/snippets/";
const EXTENSIONS = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"];

export function readSourceTree(root: string): SourceTree {
  const files = listFiles(root, "").filter((path) => !path.endsWith(".d.ts"));
  const read = new Map(
    files.map((path) => [
      path,
      SOURCE.test(path) || path.endsWith(".md") ? readFileSync(join(root, path), "utf8") : "",
    ]),
  );
  return buildSourceTree(read);
}

/** A tree from file contents by path, so that tests can write one down. */
export function buildSourceTree(files: ReadonlyMap<string, string>): SourceTree {
  const paths = new Set([...files.keys()].flatMap((path) => withFolders(path)));
  const entries = [...files];
  return {
    paths,
    sources: entries
      .filter(([path]) => SOURCE.test(path) && !path.startsWith(READERS_PROGRAMS))
      .map(([path, text]) => buildSource(path, text, paths)),
    documents: entries.filter(([path]) => path.endsWith(".md")).map(([path, text]) => ({ path, text })),
  };
}

function buildSource(path: string, text: string, paths: ReadonlySet<string>): SourceFile {
  const { imports, ...scanned } = scanSource(text);
  return {
    path,
    text,
    ...scanned,
    isTest: /\.test\.tsx?$|\/testing\//.test(path),
    imports: imports.map((statement) => ({
      ...statement,
      target: resolveImport(path, statement.specifier, paths),
    })),
  };
}

function resolveImport(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  const isOurs = specifier.startsWith("@/") || specifier.startsWith(".");
  if (!isOurs) return null;
  const path = specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(from), specifier);
  const candidates = EXTENSIONS.map((extension) => path + extension);
  return candidates.find((candidate) => paths.has(candidate) && /\.\w+$/.test(candidate)) ?? path;
}

function withFolders(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? listFiles(root, path) : [path];
  });
}
