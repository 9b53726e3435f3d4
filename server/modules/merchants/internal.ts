import { time } from "@/server/core/wire";
import type { Merchant as MerchantRow } from "@/server/db/generated/client";
import type { Merchant } from "@/server/modules/merchants/schema";

export function toMerchant(row: MerchantRow): Merchant {
  return {
    id: row.id,
    object: "merchant",
    name: row.name,
    fee_basis_points: row.feeBasisPoints,
    confirmations_override: row.confirmationsOverride,
    tolerance_basis_points: row.toleranceBasisPoints,
    late_policy: row.latePolicy,
    version: row.version,
    created_at: time(row.createdAt),
  };
}
