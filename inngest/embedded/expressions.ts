/** Where a value is in an event: `event.data.network` is ["data", "network"]. */
export type Path = readonly string[];

/** One `left == right` of an expression about an event: what stands at `path` equals a constant or a value of another event. */
export interface Equality {
  readonly path: Path;
  readonly equals: { readonly constant: unknown } | { readonly eventPath: Path };
}

const PATH = /^(event|async)((?:\.[A-Za-z_][\w-]*)+)$/;

/**
 * Reads a key expression. Only a plain path is understood (`event.data.network`); anything else is refused with a message
 * that names `where`.
 */
export function parseKey(expression: string, where: string): Path {
  const match = PATH.exec(expression.trim());
  if (!match || match[1] !== "event")
    throw unsupported(where, `the key "${expression}" is not a plain path such as event.data.id`);
  return segments(match[2] ?? "");
}

/**
 * Reads a condition on a later event: equalities joined by `&&`, each between `async.<path>` and either `event.<path>` of
 * the run's own event or a constant (`async.data.id == event.data.id && async.data.status == 'paid'`).
 */
export function parseMatch(expression: string, where: string): Equality[] {
  return expression.split("&&").map((part) => {
    const [left, right] = sides(part, expression, where);
    if (left.root === "async" && right.root !== "async") return equality(left.path, right);
    if (right.root === "async" && left.root !== "async") return equality(right.path, left);
    throw unsupported(
      where,
      `"${part.trim()}" does not compare async.<path> with event.<path> or a constant`,
    );
  });
}

/** Reads a condition on one event: equalities between `event.<path>` and a constant, joined by `&&`. */
export function parseCondition(expression: string, where: string): Equality[] {
  return expression.split("&&").map((part) => {
    const [left, right] = sides(part, expression, where);
    if (left.root === "event" && right.root === "constant") return equality(left.path, right);
    if (right.root === "event" && left.root === "constant") return equality(right.path, left);
    throw unsupported(where, `"${part.trim()}" does not compare event.<path> with a constant`);
  });
}

/** The value at a path, or undefined where there is none. */
export function valueAt(event: unknown, path: Path): unknown {
  let value = event;
  for (const segment of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** Whether every equality, all against constants, holds for the event. */
export function holds(equalities: readonly Equality[], event: unknown): boolean {
  return equalities.every(
    ({ path, equals }) => "constant" in equals && valueAt(event, path) === equals.constant,
  );
}

type Operand = { root: "event" | "async"; path: Path } | { root: "constant"; value: unknown };

function equality(path: Path, other: Operand): Equality {
  return { path, equals: other.root === "constant" ? { constant: other.value } : { eventPath: other.path } };
}

function sides(part: string, whole: string, where: string): [Operand, Operand] {
  const [left, right, ...rest] = part.split("==");
  if (left === undefined || right === undefined || rest.length > 0) {
    throw unsupported(where, `only equalities joined by && are understood, not "${whole}"`);
  }
  return [operand(left.trim(), where), operand(right.trim(), where)];
}

function operand(text: string, where: string): Operand {
  const path = PATH.exec(text);
  if (path) return { root: path[1] === "async" ? "async" : "event", path: segments(path[2] ?? "") };
  const quoted = /^'([^'\\]*)'$/.exec(text) ?? /^"([^"\\]*)"$/.exec(text);
  if (quoted) return { root: "constant", value: quoted[1] };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { root: "constant", value: Number(text) };
  if (text === "true" || text === "false") return { root: "constant", value: text === "true" };
  throw unsupported(where, `"${text}" is neither a path nor a constant`);
}

function segments(dotted: string): Path {
  return dotted.slice(1).split(".");
}

function unsupported(where: string, detail: string): Error {
  return new Error(`The embedded engine does not support ${where}: ${detail}`);
}
