import { LIMITS } from "@/server/config/limits";
import type { NetworkSettings } from "@/server/config/networks";
import { prepared } from "@/server/db/direct-statements";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { TronAddress } from "@/server/core/tron-address";
import type { TransactionContext } from "@/server/db/context";
import { insertAll } from "@/server/db/insert-all";
import { addressDeriver } from "@/server/modules/deposit-addresses/ports";

export interface AllocateDepositAddressInput {
  /** Whose request it is; all are in one transaction. */
  readonly ctx: TransactionContext;
  readonly merchantId: AuthorizedMerchantId;
  readonly invoiceId: string;
  readonly settings: NetworkSettings;
  readonly invoiceExpiresAt: Date;
}

/** Gives each invoice its own address on its network, from the next indices of the account's xpub (BIP44). Two statements for all. */
export async function allocateDepositAddresses(
  inputs: readonly AllocateDepositAddressInput[],
): Promise<TronAddress[]> {
  const [first] = inputs;
  if (!first) return [];
  const { tx } = first.ctx;
  const indices = await tx.$queryRaw<{ index: number }[]>(prepared`
    SELECT nextval('deposit_address_index')::integer AS index FROM generate_series(1, ${inputs.length}::integer)`);
  const rows = inputs.map(({ ctx, merchantId, invoiceId, settings, invoiceExpiresAt }, position) => {
    const index = indices[position]?.index;
    invariant(index !== undefined, "a sequence has a next value");
    return {
      id: newId("depositAddress", ctx.clock),
      merchantId,
      mode: ctx.mode,
      invoiceId,
      network: settings.network,
      address: addressDeriver.get().derive(settings.xpub, index),
      derivationIndex: index,
      watchedUntil: addSeconds(invoiceExpiresAt, LIMITS.depositAddressWatchedSeconds),
      createdAt: ctx.clock.now(),
    };
  });
  await insertAll(tx, "deposit_addresses", rows);
  return rows.map(({ address }) => address);
}
