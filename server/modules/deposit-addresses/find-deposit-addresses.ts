import { authorizeSystem } from "@/server/auth/authorize";
import type { TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";

/** Which of `addresses` are ours on `network`, and for which invoice. Work grows with the recipients of a block, not with our addresses. */
export async function findDepositAddresses(
  ctx: Context,
  network: string,
  addresses: readonly TronAddress[],
): Promise<ReadonlyMap<TronAddress, string>> {
  authorizeSystem(ctx);
  if (addresses.length === 0) return new Map();
  const rows = await reader(ctx).depositAddress.findMany({
    where: { network, address: { in: [...addresses] } },
    select: { address: true, invoiceId: true },
  });
  return new Map(rows.map(({ address, invoiceId }) => [address as TronAddress, invoiceId]));
}
