import { Money } from "@/components/format/money";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { Balances } from "@/server/modules/ledger/schema";

type CurrencyBalance = Balances["currencies"][number];

const ZERO = /^0(\.0*)?$/;

interface BalanceCardProps {
  balance: CurrencyBalance;
  /** Leaves out what is zero, for a summary. */
  brief?: boolean;
}

/** One currency: what is free for payout first, then what is still on its way there. */
export function BalanceCard({ balance, brief }: BalanceCardProps) {
  const { currency } = balance;
  const rows = [
    { key: "Confirming", amount: balance.pending_amount },
    { key: "In payout", amount: balance.reserved_amount },
    { key: "Not settled", amount: balance.unapplied_amount },
  ].filter(({ amount, key }) => !brief || key === "Confirming" || !ZERO.test(amount));
  return (
    <Card title={`${currency} balance`}>
      <p className="text-xs font-medium text-muted">Available</p>
      <p className="mt-0.5 text-2xl font-semibold wrap-break-word">
        <Money amount={balance.available_amount} currency={currency} />
      </p>
      <KeyValueList
        layout="rows"
        className="mt-3 border-t border-line pt-2"
        items={rows.map(({ key, amount }) => ({ key, value: <Money amount={amount} currency={currency} /> }))}
      />
    </Card>
  );
}
