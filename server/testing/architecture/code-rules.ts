import { layerOf } from "@/server/testing/architecture/layers";
import type { Rule, SourceFile, Finding } from "@/server/testing/architecture/source-tree";

interface Place {
  readonly pattern: RegExp;
  readonly applies: (file: SourceFile) => boolean;
  readonly message: string;
}

const ENVIRONMENT_READERS = [
  /^server\/config\/env\.ts$/,
  /^server\/scripts\/(settings\.ts|bootstrap\.mjs)$/,
  /^server\/testing\/setup-[a-z]+\.ts$/,
  /^(e2e\/)?[a-z.]+\.config\.(ts|mjs)$/,
];

const SERVER_SIDE = [
  "core",
  "config",
  "observability",
  "db",
  "modules",
  "auth",
  "trpc",
  "rest",
  "http",
  "inngest",
  "app",
];

/** Each thing that belongs into one place, found by how it is written. */
function onlyIn({ pattern, applies, message }: Place): Rule {
  return (tree) =>
    tree.sources.filter(applies).flatMap((file) =>
      [...file.code.matchAll(pattern)].map((match): Finding => ({
        file: file.path,
        message: `line ${lineOf(file.code, match.index)}: ${message}`,
      })),
    );
}

export const environment = onlyIn({
  pattern: /\bprocess\.env\b/g,
  applies: ({ path }) => !ENVIRONMENT_READERS.some((reader) => reader.test(path)),
  message: "process.env is read in server/config/env.ts only: add the setting there",
});

export const clock = onlyIn({
  pattern: /\bnew Date\(\s*\)|\bDate\.now\(/g,
  // The client stands alone and runs on real time.
  applies: ({ path, isTest }) => path !== "server/core/clock.ts" && layerOf(path) !== "client" && !isTest,
  message: "the time comes from ctx.clock, or from server/core/clock.ts",
});

export const outsideCalls = onlyIn({
  pattern: /(?<![.\w])fetch\(/g,
  applies: ({ path, isTest }) => SERVER_SIDE.includes(layerOf(path)) && !isTest,
  message: "the outside is called in server/integrations only, through a port of the module",
});

export const moneyArithmetic = onlyIn({
  pattern: /\w[mM]inor\s*[-+*/%]=?\s*[\w(]|[\w)]\s*[-+*/%]\s*[\w.]*\.minor\b/g,
  applies: ({ path, isTest }) =>
    !isTest && path.startsWith("server/") && !/^server\/(core\/money|testing\/)/.test(path),
  message: "amounts are added and multiplied in server/core/money.ts only",
});

export const databaseClient = onlyIn({
  pattern: /\bnew (PrismaClient|PrismaPg)\(/g,
  applies: ({ path }) => !["db", "scripts"].includes(layerOf(path)),
  message: "there is one client, db() of server/db/client.ts",
});

/** Each call to the outside ends by itself. */
export const timeouts: Rule = (tree) =>
  tree.sources
    .filter(({ path, isTest }) => layerOf(path) === "integrations" && !isTest)
    .flatMap((file) =>
      [...file.code.matchAll(/(?<![.\w])fetch\(/g)]
        .filter((match) => !/\bsignal\b/.test(callText(file.code, match.index + match[0].length)))
        .map((match) => ({
          file: file.path,
          message: `line ${lineOf(file.code, match.index)}: give fetch a signal, as AbortSignal.timeout(milliseconds)`,
        })),
    );

/**
 * A status moves only from the status that was read: `updateMany` with the old status or version in its where, or the
 * compare-and-set of server/db. A plain `update` would overwrite what another transaction has just decided.
 */
export const compareAndSet: Rule = (tree) =>
  tree.sources
    .filter(({ isTest }) => !isTest)
    .flatMap((file) =>
      [...file.code.matchAll(/\.(update|updateMany|upsert)\(/g)].flatMap((match): Finding[] => {
        const call = callText(file.code, match.index + match[0].length);
        const data = partOf(call, "data") + partOf(call, "update");
        if (!/(^|[{,\s])status\b\s*[:,}]/.test(data)) return [];
        const where = partOf(call, "where");
        if (match[1] === "updateMany" && /\b(status|version)\b/.test(where)) return [];
        return [
          {
            file: file.path,
            message: `line ${lineOf(file.code, match.index)}: move a status with updateMany({ where: { id, status: from }, … }) and check the count`,
          },
        ];
      }),
    );

/** Work that is not done is not in the tree. */
export const noLeftovers: Rule = (tree) =>
  tree.sources.flatMap((file) =>
    [...file.comments.matchAll(/\b(TODO|FIXME|XXX|HACK)\b/g)].map((match) => ({
      file: file.path,
      message: `line ${lineOf(file.comments, match.index)}: finish it or drop it`,
    })),
  );

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}

/** The text from an opening bracket's inside to its closing bracket. */
function callText(code: string, start: number): string {
  let depth = 1;
  for (let index = start; index < code.length; index += 1) {
    const character = code.charAt(index);
    if ("([{".includes(character)) depth += 1;
    if (")]}".includes(character)) depth -= 1;
    if (depth === 0) return code.slice(start, index);
  }
  return code.slice(start);
}

/** The braces that follow `key:` at any depth of a call's text; empty when there are none. */
function partOf(call: string, key: string): string {
  const match = new RegExp(String.raw`\b${key}\s*:\s*\{`).exec(call);
  return match ? `{${callText(call, match.index + match[0].length)}}` : "";
}
