import type { ReactNode } from "react";
import { curlOf } from "@/components/docs/curl";
import { AnchorHeading } from "@/components/docs/docs-section";
import { type Field, FieldList, fieldsOf } from "@/components/docs/field-list";
import { MethodBadge } from "@/components/docs/method-badge";
import type { Parameter } from "@/components/docs/openapi";
import type { Operation, Reference } from "@/components/docs/reference";
import { InlineCode, RichText } from "@/components/docs/rich-text";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";

interface OperationViewProps {
  operation: Operation;
  reference: Reference;
}

const PLACES = [
  { place: "path", title: "Path" },
  { place: "query", title: "Query" },
  { place: "header", title: "Headers" },
] as const;

/** Every request takes it; the overview explains it once. */
const COMMON_HEADER = "X-Request-Id";

/** One operation: what it does, takes, answers and refuses, beside a command that does it. */
export function OperationView({ operation, reference }: OperationViewProps) {
  const { id, method, path, summary, description } = operation;
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 border-t border-line py-10 first:border-t-0 first:pt-2 xl:grid-cols-[minmax(0,1fr)_24rem]"
    >
      <header className="min-w-0">
        <AnchorHeading id={id}>{summary}</AnchorHeading>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <MethodBadge method={method} />
          <code className="font-mono text-[0.8125rem] wrap-anywhere text-ink">{path}</code>
        </p>
        <p className="mt-3 max-w-prose text-sm/6 text-pretty text-muted">
          <RichText>{description}</RichText>
        </p>
      </header>
      <CodeBlock
        title="curl"
        code={curlOf(operation, reference.baseUrl)}
        className="mt-5 self-start xl:sticky xl:top-6 xl:col-start-2 xl:row-span-2 xl:row-start-1 xl:mt-0"
      />
      <div className="min-w-0">
        <InputParts operation={operation} hrefs={reference.hrefs} />
        <Part title="Answer">
          <AnswerView operation={operation} hrefs={reference.hrefs} />
        </Part>
        <Part title="Errors">
          <ProblemList operation={operation} />
        </Part>
      </div>
    </section>
  );
}

/** What the operation takes, by place. */
function InputParts({ operation, hrefs }: { operation: Operation; hrefs: Reference["hrefs"] }) {
  const { parameters, body } = operation;
  const parts = [
    ...PLACES.map(({ place, title }) => ({ title, fields: parametersIn(parameters, place) })),
    { title: "Body", fields: body ? fieldsOf(body) : [] },
  ];
  return parts
    .filter(({ fields }) => fields.length > 0)
    .map(({ title, fields }) => (
      <Part key={title} title={title}>
        <FieldList fields={fields} mark="required" hrefs={hrefs} />
      </Part>
    ));
}

function parametersIn(parameters: readonly Parameter[], place: Parameter["in"]): Field[] {
  return parameters.filter((parameter) => parameter.in === place && parameter.name !== COMMON_HEADER);
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mt-6">
      <h3 className="mb-2 text-sm font-semibold text-ink">{title}</h3>
      {children}
    </div>
  );
}

function AnswerView({ operation, hrefs }: { operation: Operation; hrefs: Reference["hrefs"] }) {
  const { status, name, isList, mediaType } = operation.answer;
  const href = name && hrefs[name];
  return (
    <p className="text-sm text-muted">
      <InlineCode>{status}</InlineCode>{" "}
      {href ? (
        <>
          {isList ? (
            <>
              with a <Link href="/docs/requests#lists">page</Link> of <Link href={href}>{name}</Link> objects
            </>
          ) : (
            <>
              with the <Link href={href}>{name}</Link> object
            </>
          )}
        </>
      ) : (
        <>
          as <InlineCode>{mediaType}</InlineCode>
        </>
      )}
    </p>
  );
}

function ProblemList({ operation }: { operation: Operation }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {operation.problems.map(({ status, codes }) => (
        <li key={status} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <InlineCode>{status}</InlineCode>
          {codes.map((code) => (
            <Link key={code} href={`/docs/errors#${code}`} prefetch={false} className="font-mono text-xs">
              {code}
            </Link>
          ))}
        </li>
      ))}
    </ul>
  );
}
