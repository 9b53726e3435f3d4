import type { Rule, SourceFile, SourceTree, Finding } from "@/server/testing/architecture/source-tree";

const HARD_LIMIT_LINES = 400;
const COMPONENT_LIMIT_LINES = 200;
const MEDIAN_LINES = 80;
const P90_LINES = 200;
const MODULE_README_LINES = 30;
/** With fewer files a percentile says nothing. */
const LEAST_FILES_FOR_SHAPE = 50;

function linesOf(text: string): number {
  return text.trimEnd().split("\n").length;
}

/** No file that has to be scrolled through. */
export const fileSizes: Rule = (tree) =>
  tree.sources.flatMap((file): Finding[] => {
    const isComponent = file.path.endsWith(".tsx") && !file.isTest;
    const limit = isComponent ? COMPONENT_LIMIT_LINES : HARD_LIMIT_LINES;
    const lines = linesOf(file.text);
    if (lines <= limit) return [];
    return [{ file: file.path, message: `${lines} lines, the limit is ${limit}: split it by concept` }];
  });

/** Most files are small: the shape of the whole, not of one file. */
export const sizeShape: Rule = (tree) => {
  if (tree.sources.length < LEAST_FILES_FOR_SHAPE) return [];
  const sizes = measure(tree);
  const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)] ?? 0;
  const broken: Finding[] = [];
  if (at(0.5) > MEDIAN_LINES)
    broken.push(shapeFinding(`the median file has ${at(0.5)} lines, more than ${MEDIAN_LINES}`));
  if (at(0.9) > P90_LINES)
    broken.push(shapeFinding(`a tenth of the files is longer than ${at(0.9)} lines, more than ${P90_LINES}`));
  return broken;
};

function measure(tree: SourceTree): number[] {
  const isProduct = (file: SourceFile): boolean => !file.isTest;
  return tree.sources
    .filter(isProduct)
    .map((file) => linesOf(file.text))
    .sort((a, b) => a - b);
}

function shapeFinding(message: string): Finding {
  return { file: ".", message: `${message}: split the largest files` };
}

/** Each module introduces itself on one screen. */
export const moduleReadmes: Rule = (tree) => {
  const modules = new Set(
    [...tree.paths].flatMap((path) => /^server\/modules\/[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  return [...modules].flatMap((module): Finding[] => {
    const readme = tree.documents.find(({ path }) => path === `${module}/README.md`);
    const broken = (message: string): Finding[] => [{ file: module, message }];
    if (!readme) return broken("has no README.md: what it is, its states, its invariants, what it emits");
    const lines = linesOf(readme.text);
    return lines <= MODULE_README_LINES
      ? []
      : broken(`README.md has ${lines} lines, the limit is ${MODULE_README_LINES}`);
  });
};
