import { authorizeSystem } from "@/server/auth/authorize";
import type { TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

export interface FindPaidAddressesInput {
  readonly network: string;
  /** Addresses after this one; null: from the first. */
  readonly after: string | null;
  readonly limit: number;
}

/** Deposit addresses that ever received money, in their own order. Throws `forbidden` for anybody but a job. */
export async function findPaidAddresses(
  ctx: Context,
  { network, after, limit }: FindPaidAddressesInput,
): Promise<TronAddress[]> {
  authorizeSystem(ctx);
  const rows = await reader(ctx).$queryRaw<{ address: TronAddress }[]>`
    SELECT DISTINCT to_address AS address FROM payments
    WHERE network = ${network} AND to_address > ${after ?? ""} ORDER BY to_address LIMIT ${limit}`;
  return rows.map(({ address }) => address);
}
