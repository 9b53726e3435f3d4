import { formatAmount, formatPercentage, money } from "@/server/core/money";
import { time, timeOrNull } from "@/server/core/wire";
import type { NewEvent } from "@/server/db/event-log";
import type { Settlement as SettlementRow } from "@/server/db/generated/client";
import type { SETTLEMENT_EVENTS } from "@/server/modules/settlements/events";
import type { Settlement } from "@/server/modules/settlements/schema";

export type { SettlementRow };

export function toSettlement(row: SettlementRow): Settlement {
  const amount = (minor: bigint) => formatAmount(money(minor, "USDT"));
  return {
    id: row.id,
    object: "settlement",
    livemode: row.mode === "live",
    invoice_id: row.invoiceId,
    currency: "USDT",
    gross_amount: amount(row.grossMinor),
    platform_fee_amount: amount(row.feeMinor),
    platform_fee_percentage: formatPercentage(row.feeBasisPoints),
    net_amount: amount(row.netMinor),
    status: row.status,
    confirmed_at: time(row.confirmedAt),
    completed_at: timeOrNull(row.completedAt),
    available_at: timeOrNull(row.availableAt),
    reversed_at: timeOrNull(row.reversedAt),
    version: row.version,
    created_at: time(row.createdAt),
  };
}

export function settlementEvent(type: (typeof SETTLEMENT_EVENTS)[number], row: SettlementRow): NewEvent {
  return {
    type,
    aggregateType: "settlement",
    aggregateId: row.id,
    version: row.version,
    merchantId: row.merchantId,
    mode: row.mode,
    data: toSettlement(row),
  };
}
