export interface ImportStatement {
  readonly specifier: string;
  /** True when nothing of it is left after compilation. */
  readonly typeOnly: boolean;
}

export interface ScannedSource {
  /** The text with the contents of comments and strings blanked; every offset stays where it was. */
  readonly code: string;
  /** The text with everything but comments blanked. */
  readonly comments: string;
  readonly imports: readonly ImportStatement[];
}

type Region = "code" | "comment" | "string";

/** What may stand before a slash that begins a regular expression rather than a division. */
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of))\s*$/;

/**
 * Separates code from comments and strings, then reads the imports. Knows template literals, regular expressions and
 * quotes in JSX text (a quote that is not closed on its line is text).
 */
export function scanSource(text: string): ScannedSource {
  const regions = classify(text);
  const keep = (wanted: Region): string =>
    Array.from({ length: text.length }, (_, index) => {
      const character = text.charAt(index);
      return regions[index] === wanted || character === "\n" ? character : " ";
    }).join("");
  const code = keep("code");
  return { code, comments: keep("comment"), imports: readImports(code, text) };
}

function classify(text: string): Region[] {
  const regions = Array.from({ length: text.length }, (): Region => "code");
  /** Depth of braces at which each open template literal continues. */
  const templates: number[] = [];
  let depth = 0;
  let index = 0;
  const mark = (end: number, region: Region, start = index): void => {
    regions.fill(region, start, end);
    index = end;
  };
  const enterTemplate = (): void => {
    const end = endOfTemplatePart(text, index);
    regions.fill("string", index, end);
    if (text.startsWith("${", end)) templates.push(depth++);
    index = end + (text.startsWith("${", end) ? 2 : 1);
  };
  while (index < text.length) {
    const character = text.charAt(index);
    if (text.startsWith("//", index)) mark(endOf(text, "\n", index), "comment");
    else if (text.startsWith("/*", index))
      mark(Math.min(endOf(text, "*/", index + 2) + 2, text.length), "comment");
    else if (character === '"' || character === "'") {
      const end = endOfString(text, index);
      if (end > index + 1) regions.fill("string", index + 1, end);
      index = end + 1;
    } else if (character === "`") {
      index += 1;
      enterTemplate();
    } else if (character === "/" && BEFORE_REGEX.test(text.slice(Math.max(0, index - 20), index))) {
      mark(endOfRegex(text, index), "string");
    } else {
      if (character === "{") depth += 1;
      if (character === "}") depth -= 1;
      index += 1;
      if (character === "}" && templates.at(-1) === depth) {
        templates.pop();
        enterTemplate();
      }
    }
  }
  return regions;
}

function endOf(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? text.length : found;
}

/** The offset of the closing quote, or of the opening one when the line ends first. */
function endOfString(text: string, start: number): number {
  const quote = text.charAt(start);
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === quote) return index;
    else if (character === "\n") return start;
  }
  return start;
}

/** The offset of the closing backtick or of the next `${`. */
function endOfTemplatePart(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === "`" || text.startsWith("${", index)) return index;
  }
  return text.length;
}

function endOfRegex(text: string, start: number): number {
  let inClass = false;
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === "\\") index += 1;
    else if (character === "\n") return start + 1;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return index + 1;
  }
  return start + 1;
}

const STATIC_IMPORT = /(?:^|[;\n])\s*(import|export)\b([^;"']*?)\bfrom\s*(["'])( *)\3/g;
const BARE_IMPORT = /(?:^|[;\n])\s*import\s*(["'])( *)\1/g;
const DYNAMIC_IMPORT = /\bimport\(\s*(["'])( *)\1/g;

function readImports(code: string, text: string): ImportStatement[] {
  const specifierOf = (match: RegExpMatchArray, length: number): string => {
    const end = (match.index ?? 0) + match[0].length - 1;
    return text.slice(end - length, end);
  };
  const fromStatements = [...code.matchAll(STATIC_IMPORT)].map((match) => ({
    specifier: specifierOf(match, match[4]?.length ?? 0),
    typeOnly: isTypeOnly(match[2] ?? ""),
  }));
  const others = [...code.matchAll(BARE_IMPORT), ...code.matchAll(DYNAMIC_IMPORT)].map((match) => ({
    specifier: specifierOf(match, match[2]?.length ?? 0),
    typeOnly: false,
  }));
  return [...fromStatements, ...others];
}

function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const named = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1];
  if (named === undefined) return false;
  const names = named.split(",").filter((name) => name.trim() !== "");
  return names.length > 0 && names.every((name) => /^\s*type\b/.test(name));
}
