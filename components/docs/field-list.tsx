import type { JsonSchema } from "@/components/docs/openapi";
import { nameOf } from "@/components/docs/reference";
import { InlineCode, RichText } from "@/components/docs/rich-text";
import { boundsOf, choicesOf, innerObject, typeOf } from "@/components/docs/schema-words";
import { Link } from "@/components/ui/link";

export interface Field {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly description?: string;
}

interface FieldListProps {
  fields: readonly Field[];
  /** What a request must have is marked; so is what an answer may lack. */
  mark: "required" | "optional";
  /** Where named objects are described. */
  hrefs: Readonly<Record<string, string>>;
}

/** The fields of an object's schema. */
export function fieldsOf(schema: JsonSchema): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    schema: property,
    required: schema.required?.includes(name) ?? false,
  }));
}

/** Names, types, bounds and meanings, one field under the other; an object's own fields fold out. */
export function FieldList({ fields, mark, hrefs }: FieldListProps) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {fields.map((field) => (
        <li key={field.name} className="py-2.5 text-sm">
          <FieldView field={field} mark={mark} hrefs={hrefs} />
        </li>
      ))}
    </ul>
  );
}

function FieldView({ field, mark, hrefs }: { field: Field } & Omit<FieldListProps, "fields">) {
  const { name, schema, required } = field;
  const description = field.description ?? schema.description;
  const inner = innerObject(schema);
  const isMarked = required === (mark === "required");
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <code className="font-mono text-[0.8125rem] font-medium wrap-anywhere text-ink">{name}</code>
        <FieldType schema={schema} hrefs={hrefs} />
        {isMarked ? <span className="text-xs font-medium text-warning-ink">{mark}</span> : null}
      </p>
      {description ? (
        <p className="mt-0.5 text-pretty text-muted">
          <RichText>{description}</RichText>
        </p>
      ) : null}
      <Choices choices={choicesOf(schema)} />
      <Bounds schema={schema} />
      {inner ? (
        <details className="mt-1.5">
          <summary className="w-fit rounded-sm text-xs font-medium text-accent-ink">Fields of {name}</summary>
          <div className="mt-2 border-l border-line pl-3.5">
            <FieldList fields={fieldsOf(inner)} mark={mark} hrefs={hrefs} />
          </div>
        </details>
      ) : null}
    </>
  );
}

function FieldType({ schema, hrefs }: { schema: JsonSchema; hrefs: FieldListProps["hrefs"] }) {
  const href = hrefs[nameOf(schema) ?? nameOf(schema.items ?? {}) ?? ""];
  const words = typeOf(schema);
  return <span className="text-xs text-muted">{href ? <Link href={href}>{words}</Link> : words}</span>;
}

function Bounds({ schema }: { schema: JsonSchema }) {
  const words = boundsOf(schema);
  if (words.length === 0) return null;
  return (
    <p className="mt-0.5 text-xs text-faint">
      <RichText>{words.join(" · ")}</RichText>
    </p>
  );
}

const CHOICES_IN_LINE = 8;

function Choices({ choices }: { choices: readonly string[] }) {
  if (choices.length === 0) return null;
  const list = (
    <ul className="mt-1 flex flex-wrap gap-1 text-xs">
      {choices.map((choice) => (
        <li key={choice}>
          <InlineCode className="text-muted">{choice}</InlineCode>
        </li>
      ))}
    </ul>
  );
  if (choices.length <= CHOICES_IN_LINE) return list;
  return (
    <details className="mt-1">
      <summary className="w-fit rounded-sm text-xs font-medium text-accent-ink">
        One of {choices.length} values
      </summary>
      {list}
    </details>
  );
}
