import type { Column } from "@/components/data/column";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { InvoiceName } from "@/components/money-lists/invoice-name";
import type { Named } from "@/server/modules/invoices/schema";
import type { Settlement } from "@/server/modules/settlements/schema";
import { SettlementStatusBadge } from "./settlement-status";

/** Settlements as merchants check them: what was paid, the fee, what is theirs. */
export const SETTLEMENT_COLUMNS: readonly Column<Named<Settlement>>[] = [
  {
    id: "net",
    header: "Net",
    cell: ({ net_amount, currency }) => (
      <Money amount={net_amount} currency={currency} className="font-medium" />
    ),
    phone: "title",
  },
  {
    id: "status",
    header: "Status",
    cell: (settlement) => <SettlementStatusBadge settlement={settlement} />,
    phone: "aside",
  },
  {
    id: "invoice",
    header: "Invoice",
    cell: ({ invoice_id, invoice }) => <InvoiceName id={invoice_id} name={invoice} />,
    className: "@xl:max-w-56",
  },
  {
    id: "gross",
    header: "Gross",
    cell: ({ gross_amount, currency }) => <Money amount={gross_amount} currency={currency} bare />,
    align: "end",
  },
  {
    id: "fee",
    header: "Fee",
    cell: ({ platform_fee_amount, platform_fee_percentage, currency }) => (
      <span>
        <Money amount={platform_fee_amount} currency={currency} bare />{" "}
        <span className="figures text-xs text-muted">({platform_fee_percentage} %)</span>
      </span>
    ),
    align: "end",
  },
  {
    id: "completed",
    header: "Settled",
    cell: ({ completed_at, created_at }) => <DateTime value={completed_at ?? created_at} lead="relative" />,
    align: "end",
  },
];
