"use client";

import { FileText } from "lucide-react";
import type { ReactNode } from "react";
import { CsvLink } from "@/components/data/csv-link";
import { hrefWith } from "@/components/data/cursor-trail";
import { toTimeFilters } from "@/components/data/day-span";
import { useDownload } from "@/components/data/use-download";
import { StatementFailure } from "@/components/settlements/statement-failure";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { sumsOf } from "./queries";

const LISTS = [
  ["settlements", "Settlements"],
  ["payments", "Payments"],
  ["invoices", "Invoices"],
  ["balance_transactions", "Available balance"],
] as const;

/** The statement of these days, and every list of them as a file for the accountant. */
export function DownloadsCard({ days }: { days: { readonly from: string; readonly to: string } }) {
  const { from, to } = sumsOf(days);
  const statement = useDownload();
  return (
    <Card title="Downloads" description="Everything of these days, for your books." padding="none">
      <ul className="divide-y divide-line text-sm">
        <Row name="Settlement statement">
          <Button
            icon={<FileText aria-hidden />}
            pending={statement.pending}
            aria-label="Download the settlement statement as PDF"
            onClick={() => statement.download(hrefWith("/api/statements/settlements", { from, to }))}
          >
            PDF
          </Button>
        </Row>
        {statement.failure === null ? null : (
          <li className="px-4 py-3 sm:px-5">
            <StatementFailure failure={statement.failure} />
          </li>
        )}
        {LISTS.map(([noun, name]) => (
          <Row key={noun} name={name}>
            <CsvLink noun={noun} filters={toTimeFilters(days)} />
          </Row>
        ))}
      </ul>
    </Card>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="flex items-center justify-between gap-4 px-4 py-2.5 sm:px-5 [&>span]:items-end">
      {name}
      {children}
    </li>
  );
}
