import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { networkName } from "@/components/payments/explorer";
import { Card } from "@/components/ui/card";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import type { ChainTotals, LedgerTotals, Reconciliation } from "@/server/modules/reconciliations/schema";
import { Differences } from "./differences";
import { RunResult } from "./run-result";

const number = (value: number): string => value.toLocaleString("en");
const usdt = (amount: string) => <Money amount={amount} currency="USDT" />;

function ledgerItems({ checks, transfers, invoices, payments, events }: LedgerTotals): KeyValue[] {
  return [
    { key: "Rules checked", value: number(checks) },
    { key: "Ledger transfers", value: number(transfers) },
    { key: "Invoices", value: number(invoices) },
    { key: "Payments", value: number(payments) },
    { key: "Events", value: number(events) },
  ];
}

function chainItems(totals: ChainTotals): KeyValue[] {
  const { addresses, addresses_checked: checked, block_number: block } = totals;
  return [
    { key: "Ledger: in custody", value: usdt(totals.ledger_amount) },
    { key: "Payments: confirmed", value: usdt(totals.confirmed_amount) },
    { key: "Payments: final", value: usdt(totals.final_amount) },
    { key: "Payments: in blocks", value: usdt(totals.expected_amount) },
    { key: "Chain: on our addresses", value: usdt(totals.chain_amount), strong: true },
    { key: "Addresses asked about", value: `${number(checked)} of ${number(addresses)}` },
    { key: "At block", value: block === null ? "—" : number(block) },
  ];
}

/** The newest check of the ledger or of one network: what was compared, and what differs. */
export function ReconciliationCard({ run }: { run: Reconciliation }) {
  return (
    <Card
      title={run.kind === "ledger" ? "The ledger in itself" : `The ledger and ${networkName(run.network)}`}
      description={<DateTime value={run.finished_at} lead="both" />}
      actions={<RunResult run={run} />}
    >
      <KeyValueList
        layout="rows"
        items={run.kind === "ledger" ? ledgerItems(run.totals) : chainItems(run.totals)}
      />
      <Differences differences={run.differences} />
    </Card>
  );
}
