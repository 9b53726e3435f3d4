import { findCycles } from "@/server/testing/architecture/cycles";
import { judgeImport, layerOf } from "@/server/testing/architecture/layers";
import type { Rule, SourceFile, Finding } from "@/server/testing/architecture/source-tree";

/** Who may import what, by layer. */
export const layers: Rule = (tree) =>
  tree.sources.flatMap((file) =>
    file.imports.flatMap((statement): Finding[] => {
      const advice = judgeImport(file, statement);
      return advice === null
        ? []
        : [{ file: file.path, message: `imports ${statement.specifier}: ${advice}` }];
    }),
  );

function moduleOf(path: string | null): string | undefined {
  return path === null ? undefined : /^server\/modules\/([^/]+)\//.exec(path)?.[1];
}

/** internal.ts belongs to its module alone. */
export const internals: Rule = (tree) =>
  tree.sources.flatMap((file) =>
    file.imports
      .filter(({ target }) => /^server\/modules\/[^/]+\/internal(\.ts)?$/.test(target ?? ""))
      .filter(({ target }) => moduleOf(target) !== moduleOf(file.path) && !file.isTest)
      .map(({ specifier }) => ({
        file: file.path,
        message: `imports ${specifier}, which is private to its module: call one of the module's verbs`,
      })),
  );

/** An integration uses no other integration. */
export const integrationsApart: Rule = (tree) => {
  const systemOf = (path: string | null): string | undefined =>
    /^server\/integrations\/([^/]+)\//.exec(path ?? "")?.[1];
  return tree.sources.flatMap((file) => {
    const own = systemOf(file.path);
    if (own === undefined || file.isTest) return [];
    return file.imports
      .filter(({ target }) => systemOf(target) !== undefined && systemOf(target) !== own)
      .map(({ specifier }) => ({
        file: file.path,
        message: `imports ${specifier} of another system: each integration stands alone, the module combines them`,
      }));
  });
};

/** Modules depend on each other in one direction only. Types cost nothing at run time but still tie nouns together. */
export const moduleCycles: Rule = (tree) => {
  const edges = new Map<string, Set<string>>();
  for (const file of tree.sources.filter((source) => !source.isTest)) {
    const from = moduleOf(file.path);
    if (from === undefined) continue;
    const targets = file.imports.flatMap(({ target, typeOnly }) =>
      typeOnly ? [] : (moduleOf(target) ?? []),
    );
    for (const to of targets) if (to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  return findCycles(edges).map((cycle) => ({
    file: `server/modules/${cycle[0]}`,
    message: `${[...cycle, cycle[0]].join(" → ")}: move what both need into the one that knows less`,
  }));
};

/** No file reaches itself through its imports. */
export const fileCycles: Rule = (tree) => {
  const known = new Set(tree.sources.map(({ path }) => path));
  const edges = new Map(
    tree.sources.map((file) => {
      const targets = file.imports.flatMap(({ target, typeOnly }) =>
        target !== null && !typeOnly && known.has(target) ? [target] : [],
      );
      return [file.path, new Set(targets)];
    }),
  );
  return findCycles(edges).map((cycle) => ({
    file: cycle[0] ?? "",
    message: `${[...cycle, cycle[0]].join(" → ")}: these files import each other`,
  }));
};

interface PackageRule {
  readonly packages: RegExp;
  readonly allowed: (file: SourceFile) => boolean;
  readonly advice: string;
}

const PACKAGE_RULES: readonly PackageRule[] = [
  {
    packages: /^(@prisma\/|\.prisma|pg$)/,
    allowed: ({ path }) =>
      ["db", "modules", "testing", "scripts", "root"].includes(layerOf(path)) ||
      /^inngest\/(relay|embedded)\//.test(path),
    advice: "the database is reached in server/db and server/modules only: write a verb",
  },
  {
    packages: /^(next|react|react-dom)(\/|$)/,
    allowed: ({ path }) => ["app", "components", "auth", "trpc", "http", "root"].includes(layerOf(path)),
    advice: "only app, components, auth, trpc and http know Next and React",
  },
  {
    packages: /^(undici|axios|got|node-fetch|node:https?|https?)$/,
    allowed: ({ path }) => ["integrations", "http", "testing", "scripts"].includes(layerOf(path)),
    advice: "the outside is called in server/integrations only, through a port",
  },
  {
    packages: /^node:/,
    allowed: ({ path }) => layerOf(path) !== "core",
    advice:
      "pages load server/core, and what stands in for Node there evaluates text, which their policy forbids",
  },
];

/** Packages that belong to certain layers. */
export const packages: Rule = (tree) =>
  tree.sources.flatMap((file) =>
    file.imports.flatMap(({ specifier, target, typeOnly }): Finding[] => {
      if (target !== null || file.isTest || typeOnly) return [];
      const broken = PACKAGE_RULES.find((rule) => rule.packages.test(specifier) && !rule.allowed(file));
      return broken ? [{ file: file.path, message: `imports ${specifier}: ${broken.advice}` }] : [];
    }),
  );

/** One way to write an import: the alias across folders, no file extension. Browser tests run outside the alias. */
export const importStyle: Rule = (tree) =>
  tree.sources
    .filter(({ path }) => !path.startsWith("e2e/"))
    .flatMap((file) =>
      file.imports
        .filter(
          ({ target, specifier }) =>
            target !== null && (specifier.startsWith("..") || /\.(ts|tsx|js|jsx)$/.test(specifier)),
        )
        .map(({ specifier }) => ({
          file: file.path,
          message: `imports ${specifier}: write @/… without an extension`,
        })),
    );
