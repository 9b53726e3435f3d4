import { clsx } from "clsx";
import { amountParts } from "@/components/format/amount";

interface MoneyProps {
  /** Decimal string, exactly as the API gives it. Never a number. */
  amount: string;
  currency: string;
  /** Plus sign on gains; minus is always shown. */
  signed?: boolean;
  /** Leaves the currency out where a heading already names it. */
  bare?: boolean;
  className?: string;
}

/** An amount with its currency: grouped digits of one width, every decimal kept, the currency quieter than the number. */
export function Money({ amount, currency, signed, bare, className }: MoneyProps) {
  const { sign, digits } = amountParts(amount, signed);
  return (
    <span className={clsx("figures whitespace-nowrap", className)}>
      {sign}
      {digits}
      {bare ? null : <span className="text-[0.85em] text-muted"> {currency}</span>}
    </span>
  );
}
