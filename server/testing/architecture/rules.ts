import {
  clock,
  compareAndSet,
  databaseClient,
  environment,
  moneyArithmetic,
  noLeftovers,
  outsideCalls,
  timeouts,
} from "@/server/testing/architecture/code-rules";
import { citedPaths, decisionRecords } from "@/server/testing/architecture/document-rules";
import { shownPrimitives } from "@/server/testing/architecture/gallery-rule";
import {
  fileCycles,
  importStyle,
  integrationsApart,
  internals,
  layers,
  moduleCycles,
  packages,
} from "@/server/testing/architecture/import-rules";
import {
  bannedNames,
  fixedTree,
  moduleFileNames,
  noBarrels,
  oneVerbPerFile,
} from "@/server/testing/architecture/name-rules";
import { fileSizes, moduleReadmes, sizeShape } from "@/server/testing/architecture/size-rules";
import type { Finding, Rule, SourceTree } from "@/server/testing/architecture/source-tree";

/** The rules of the house by the name under which they are reported. */
export const RULES: Readonly<Record<string, Rule>> = {
  layers,
  internals,
  "integrations-apart": integrationsApart,
  "module-cycles": moduleCycles,
  "file-cycles": fileCycles,
  packages,
  "import-style": importStyle,
  "banned-names": bannedNames,
  "fixed-tree": fixedTree,
  "module-file-names": moduleFileNames,
  "one-verb-per-file": oneVerbPerFile,
  "no-barrels": noBarrels,
  environment,
  clock,
  "outside-calls": outsideCalls,
  "money-arithmetic": moneyArithmetic,
  "database-client": databaseClient,
  timeouts,
  "compare-and-set": compareAndSet,
  leftovers: noLeftovers,
  "shown-primitives": shownPrimitives,
  "file-sizes": fileSizes,
  "size-shape": sizeShape,
  "module-readmes": moduleReadmes,
  "cited-paths": citedPaths,
  "decision-records": decisionRecords,
};

export interface Violation extends Finding {
  readonly rule: string;
}

/** Everything in this tree that breaks a rule of the house. */
export function findViolations(tree: SourceTree): Violation[] {
  return Object.entries(RULES).flatMap(([rule, find]) => find(tree).map((finding) => ({ rule, ...finding })));
}
