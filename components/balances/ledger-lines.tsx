"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import type { Column } from "@/components/data/column";
import { hrefWith, type ListPlace } from "@/components/data/cursor-trail";
import { FilterTabs } from "@/components/data/filter-tabs";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { EmptyState } from "@/components/layout/empty-state";
import { Section } from "@/components/layout/section";
import { InvoiceName } from "@/components/money-lists/invoice-name";
import { ListCard } from "@/components/providers/list-card";
import { useTRPC } from "@/components/providers/trpc";
import type { BalanceChange } from "@/server/modules/reports/schema";
import { ACCOUNTS, type BalanceAccount, purposeText } from "./accounts";

const COLUMNS: readonly Column<BalanceChange>[] = [
  { id: "purpose", header: "What", cell: ({ purpose }) => purposeText(purpose), phone: "title" },
  {
    id: "amount",
    header: "Change",
    cell: ({ amount, currency }) => (
      <Money amount={amount} currency={currency} signed className="font-medium" />
    ),
    align: "end",
    phone: "aside",
  },
  {
    id: "balance",
    header: "Balance after",
    cell: ({ balance_after, currency }) => <Money amount={balance_after} currency={currency} />,
    align: "end",
  },
  {
    id: "invoice",
    header: "Invoice",
    cell: ({ invoice_id, invoice }) =>
      invoice_id === null ? (
        <span className="text-muted">—</span>
      ) : (
        <InvoiceName id={invoice_id} name={invoice} />
      ),
    className: "@xl:max-w-56",
  },
  {
    id: "created",
    header: "When",
    cell: ({ created_at }) => <DateTime value={created_at} lead="relative" className="whitespace-nowrap" />,
    align: "end",
  },
];

interface LedgerLinesProps {
  account: BalanceAccount;
  place: ListPlace;
}

/** Every change of one balance with what it left, as the books have it. */
export function LedgerLines({ account, place }: LedgerLinesProps) {
  const trpc = useTRPC();
  const list = useQuery(
    trpc.balances.lines.queryOptions(
      { account, cursor: place.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  const tabs = ACCOUNTS.map((item) => ({
    href: hrefWith("/balances", { account: item.account }),
    label: item.label,
    current: item.account === account,
  }));
  return (
    <Section title="Ledger lines" description="USDT, newest first. Lines are never changed or removed.">
      <FilterTabs label="Balance" items={tabs} />
      <ListCard
        label="Ledger lines"
        list={list}
        columns={COLUMNS}
        empty={
          <EmptyState icon={<Scale />} title="No line yet">
            Each change of this balance will be listed here, with the balance after it.
          </EmptyState>
        }
        path="/balances"
        params={{ account }}
        place={place}
        noun={["line", "lines"]}
        className="mt-4"
      />
    </Section>
  );
}
