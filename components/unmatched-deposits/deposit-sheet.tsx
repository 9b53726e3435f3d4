"use client";

import { type ReactNode, useState } from "react";
import { Address } from "@/components/format/address";
import { amountText } from "@/components/format/amount";
import { DateTime } from "@/components/format/date-time";
import { TxId } from "@/components/format/tx-id";
import { explorerTransaction, networkName } from "@/components/payments/explorer";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { Link } from "@/components/ui/link";
import { Sheet } from "@/components/ui/sheet";
import type { UnmatchedDeposit } from "@/server/modules/unmatched-deposits/schema";
import { canDecide } from "@/server/modules/unmatched-deposits/status";
import { AssignDeposit } from "./assign-deposit";
import { KeepDeposit } from "./keep-deposit";
import { RequestRefund } from "./request-refund";
import { REASON_WORDS, UnmatchedStatusBadge } from "./unmatched-look";

interface DepositSheetProps {
  deposit: UnmatchedDeposit;
  /** The reader may decide. */
  writable: boolean;
}

/** One unmatched deposit beside its list: where it came from, and what can be done with it. */
export function DepositSheet({ deposit, writable }: DepositSheetProps) {
  const [open, setOpen] = useState(false);
  const amount = amountText(deposit.amount, deposit.asset);
  const decidable = writable && canDecide(deposit);
  return (
    <Sheet
      open={open}
      onOpenChange={setOpen}
      title={amount}
      description={REASON_WORDS[deposit.reason].long}
      trigger={
        <Button size="sm" aria-label={`${decidable ? "Decide about" : "Details of"} ${amount}`}>
          {decidable ? "Decide" : "Details"}
        </Button>
      }
    >
      {open ? (
        <div className="flex flex-col gap-6">
          {decidable ? (
            <div className="flex flex-wrap gap-2">
              <AssignDeposit deposit={deposit} />
              <KeepDeposit deposit={deposit} />
              <RequestRefund deposit={deposit} />
            </div>
          ) : (
            <WhyNot deposit={deposit} writable={writable} />
          )}
          <DecisionFacts deposit={deposit} />
          <KeyValueList layout="stacked" className="sm:grid-cols-1!" items={factsOf(deposit)} />
        </div>
      ) : null}
    </Sheet>
  );
}

function WhyNot({ deposit, writable }: DepositSheetProps) {
  if (deposit.status !== "open") return null;
  return (
    <Alert tone="info">
      {writable
        ? "The chain can still take this money back. It can be decided about once it is final, about a minute after it arrived."
        : "Your role may look, but not decide. Ask an owner, an admin or somebody of finance."}
    </Alert>
  );
}

function DecisionFacts({ deposit }: { deposit: UnmatchedDeposit }): ReactNode {
  const { decision } = deposit;
  if (!decision) return null;
  const { assigned_invoice_id: invoice, refund_address: address, decided_by: actor } = decision;
  return (
    <section className="rounded-lg border border-line p-4">
      <h3 className="mb-3 text-sm font-semibold">Decision</h3>
      <KeyValueList
        layout="stacked"
        className="sm:grid-cols-1!"
        items={[
          { key: "Reason", value: decision.reason },
          ...(invoice
            ? [
                {
                  key: "Assigned to",
                  value: <Link href={`/invoices/${invoice}`}>Invoice …{invoice.slice(-8)}</Link>,
                },
              ]
            : []),
          ...(address
            ? [
                {
                  key: "Refund to",
                  value: <Address value={address} variant="short" label="refund address" />,
                },
              ]
            : []),
          {
            key: "By",
            value: actor.type === "api_key" ? `API key …${actor.name?.slice(-6) ?? ""}` : actor.name,
          },
          { key: "When", value: <DateTime value={decision.decided_at} lead="both" /> },
        ]}
      />
    </section>
  );
}

function factsOf(deposit: UnmatchedDeposit): KeyValue[] {
  const { invoice_id: invoice, network, tx_id: tx } = deposit;
  return [
    { key: "Status", value: <UnmatchedStatusBadge deposit={deposit} /> },
    {
      key: "Invoice whose address was paid",
      value: <Link href={`/invoices/${invoice}`}>Invoice …{invoice.slice(-8)}</Link>,
    },
    { key: "Transaction", value: <TxId value={tx} href={explorerTransaction(network, tx)} /> },
    { key: "Network", value: `${deposit.asset} on ${networkName(network)}` },
    { key: "From", value: <Address value={deposit.from_address} variant="short" label="sender’s address" /> },
    { key: "To", value: <Address value={deposit.to_address} variant="short" label="deposit address" /> },
    { key: "Arrived", value: <DateTime value={deposit.block_time} lead="both" /> },
  ];
}
