import fc, { type Arbitrary } from "fast-check";
import { ID_PREFIXES, type IdKind } from "@/server/core/ids";
import type { Schema } from "@/server/testing/api-fuzz/document";

/** Text that has broken some program before: encodings, numbers, queries, pages, paths, addresses. */
export const NASTY_TEXTS = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\ufffe",
  "\u202eabc",
  "e\u0301".repeat(50),
  "👩‍👩‍👧‍👦",
  "NaN",
  "1e400",
  "-0",
  "0x10",
  "9".repeat(40),
  "0.0000001",
  "99999999999999999999.999999",
  "' OR '1'='1",
  "'; DROP TABLE invoices; --",
  "\\'; SELECT pg_sleep(9); --",
  "%",
  "_%\\",
  "$1",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{7*7}}",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "javascript:alert(1)",
  "//evil.example",
  "data:text/html,x",
  "https://[::1",
  "https://a@b:c@d",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "2026-02-30T00:00:00Z",
  "275760-09-13T00:00:00.000Z",
  "inv_01jd3k7v5q8x2m4n6p9r0s1t2v",
  "x".repeat(70_000),
] as const;

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

/** Nothing that a schema asked for. */
const nasty: Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...NASTY_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: anyUnit }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, 5e-324, [], {}),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** One step beyond what the schema allows. */
function beyond({ minLength, maxLength, minimum, maximum, enum: choices }: Schema): unknown[] {
  return [
    ...(minLength ? ["x".repeat(minLength - 1)] : []),
    ...(maxLength ? ["x".repeat(maxLength + 1), "9".repeat(maxLength + 1), "😀".repeat(maxLength)] : []),
    ...(minimum === undefined ? [] : [minimum - 1]),
    ...(maximum === undefined ? [] : [maximum + 1, maximum + 0.5]),
    ...(choices ? [`${String(choices[0])} `, String(choices[0]).toUpperCase()] : []),
  ];
}

/** What the world knows, so that generated requests reach something. */
export interface Known {
  /** Ids of objects that exist, of every kind. */
  readonly ids: readonly string[];
  /** Values by the name of the field that takes them. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Makes values of the document's schemas. */
export class ValueGenerator {
  constructor(
    private readonly schemas: Readonly<Record<string, Schema>>,
    private readonly known: Known,
    private readonly spoil: boolean,
  ) {}

  /** A value that fits the schema; where values are to be spoilt, one in ten of its parts does not. */
  of(schema: Schema, name = ""): Arbitrary<unknown> {
    const { $ref } = schema;
    if ($ref !== undefined) return this.of(this.schemas[$ref.split("/").at(-1) ?? ""] ?? {}, name);
    const fitting = this.fitting(schema, name);
    if (!this.spoil) return fitting;
    const steps = beyond(schema);
    return fc.oneof(
      { weight: 9, arbitrary: fitting },
      { weight: 1, arbitrary: steps.length > 0 ? fc.oneof(nasty, fc.constantFrom(...steps)) : nasty },
    );
  }

  private fitting(schema: Schema, name: string): Arbitrary<unknown> {
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const types = [schema.type ?? "object"].flat();
    return fc.oneof(...types.map((type) => this.ofType(type, schema, name)));
  }

  private ofType(type: string, schema: Schema, name: string): Arbitrary<unknown> {
    switch (type) {
      case "null":
        return fc.constant(null);
      case "boolean":
        return fc.boolean();
      case "integer":
      case "number":
        return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1_000_000 });
      case "array":
        return fc.array(this.of(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 4, (schema.minItems ?? 0) + 3),
        });
      case "object":
        return this.object(schema);
      default:
        return this.text(schema, name);
    }
  }

  private object({ properties = {}, required = [], additionalProperties }: Schema): Arbitrary<unknown> {
    const members = Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => [name, this.of(schema, name)]),
    );
    const optional = Object.keys(properties).filter((name) => !required.includes(name));
    // A few at a time, because fields may exclude each other.
    const some = fc.subarray(optional, { maxLength: Math.min(3, optional.length) });
    const without = this.spoil ? fc.option(fc.constantFrom("", ...required), { freq: 3 }) : fc.constant(null);
    const known = fc
      .tuple(fc.record(members), some, without)
      .map(([all, kept, missing]) =>
        Object.fromEntries(
          Object.entries(all).filter(
            ([name]) => name !== missing && (required.includes(name) || kept.includes(name)),
          ),
        ),
      );
    const free = typeof additionalProperties === "object" ? this.of(additionalProperties) : nasty;
    if (typeof additionalProperties !== "object" && !this.spoil) return known;
    const more = fc.dictionary(fc.string({ minLength: 1, maxLength: 40 }), free, { maxKeys: 3 });
    const rarely = typeof additionalProperties === "object" ? 1 : 9;
    return fc
      .tuple(known, fc.oneof({ weight: rarely, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: more }))
      .map(([own, others]) => ({ ...others, ...own }));
  }

  private text(schema: Schema, name: string): Arbitrary<string> {
    const known = [...(this.known.fields[name] ?? []), ...this.idsLike(schema, name)];
    const generated = this.generatedText(schema);
    return known.length === 0
      ? generated
      : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: generated });
  }

  /** Ids of the kind that the schema's example, or the field's name, shows. */
  private idsLike({ examples = [] }: Schema, name: string): string[] {
    const prefix = /^[a-z]{3}_(?=[0-9a-z]{26}$)/.exec(examples[0] ?? "")?.[0];
    if (prefix !== undefined) return this.known.ids.filter((id) => id.startsWith(prefix));
    const kind = name.replace(/_id$/, "").replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    return kind in ID_PREFIXES
      ? this.known.ids.filter((id) => id.startsWith(`${ID_PREFIXES[kind as IdKind]}_`))
      : [];
  }

  private generatedText(schema: Schema): Arbitrary<string> {
    const { format, pattern, minLength = 0, maxLength = 60 } = schema;
    if (format === "date-time")
      return fc
        .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString());
    if (format === "uri")
      return fc.constantFrom("https://shop.example/", "https://shop.example:8443/a?id={INVOICE_ID}#b");
    if (format === "email") return fc.emailAddress();
    if (pattern !== undefined)
      return fc
        .stringMatching(new RegExp(pattern))
        .filter((text) => text.length <= (schema.maxLength ?? Infinity));
    return fc.oneof(
      {
        weight: 6,
        arbitrary: fc.string({ unit: "grapheme", minLength, maxLength: Math.min(maxLength, 300) }),
      },
      { weight: 1, arbitrary: fc.constantFrom("x".repeat(Math.max(minLength, 1)), "x".repeat(maxLength)) },
    );
  }
}
