import { RichText } from "@/components/docs/rich-text";

interface FactsTableProps {
  /** Rows of a name, shown as code, and what it means; `backticks` mark code. */
  facts: readonly (readonly [name: string, meaning: string])[];
}

/** Names and their meanings, below each other on phones. */
export function FactsTable({ facts }: FactsTableProps) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {facts.map(([name, meaning]) => (
        <div key={name} className="grid gap-x-6 py-2.5 text-sm sm:grid-cols-[13rem_minmax(0,1fr)]">
          <dt className="font-mono text-[0.8125rem] font-medium wrap-anywhere text-ink">{name}</dt>
          <dd className="text-pretty text-muted">
            <RichText>{meaning}</RichText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
