import type { z } from "zod";

/** How zod begins a sentence of its own about what is wrong. */
export const STOCK_WORDS = /^(Invalid|Unrecognized|Too (small|big))/;

/** Nothing, too little, too much, and of every other kind. */
const VALUES: readonly unknown[] = [
  undefined,
  null,
  true,
  "",
  " ",
  "x",
  "x".repeat(5_000),
  "\u0000",
  -1,
  0,
  1.5,
  1e30,
  Number.NaN,
  {},
  { surprise: "x" },
  [],
  Array.from({ length: 200 }, () => "x"),
];

/** Values of which most are wrong for a schema: in place of it, and in each part of it while the others are missing. */
export function wrongInputs(schema: z.core.$ZodType): unknown[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ("innerType" in def) return wrongInputs(def.innerType);
  if (def.type === "union") return def.options.flatMap(wrongInputs);
  if (def.type === "pipe") return [def.in, def.out].flatMap(wrongInputs);
  return [...VALUES, ...wrongParts(def)];
}

function wrongParts(def: z.core.$ZodTypes["_zod"]["def"]): unknown[] {
  if (def.type === "object") return Object.entries(def.shape).flatMap(([name, part]) => wrongAt(name, part));
  if (def.type === "array") return wrongInputs(def.element).map((value) => [value]);
  if (def.type === "record")
    return [...wrongAt("key", def.valueType), { "": "x" }, { ["x".repeat(5_000)]: "x" }];
  return [];
}

function wrongAt(name: string, part: z.core.$ZodType): unknown[] {
  return wrongInputs(part).map((value) => ({ [name]: value }));
}
