import { LIMITS } from "@/server/config/limits";
import type { NetworkSettings } from "@/server/config/networks";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import type { TronAddress } from "@/server/core/tron-address";
import type { Context, Transaction } from "@/server/db/context";
import { insertAll } from "@/server/db/insert-all";
import { addressDeriver } from "@/server/modules/deposit-addresses/ports";

export interface AssignDepositAddressInput {
  /** Whose request it is. */
  readonly ctx: Context;
  readonly merchantId: AuthorizedMerchantId;
  readonly invoiceId: string;
  readonly settings: NetworkSettings;
  readonly invoiceExpiresAt: Date;
}

/**
 * Gives each invoice its own address on its network, by an index of the account's xpub that `takeDerivationIndices` has taken
 * (BIP44). One statement for all; it is on its way when the addresses are known, and `written` when it has its answer.
 */
export function assignDepositAddresses(
  tx: Transaction,
  inputs: readonly AssignDepositAddressInput[],
  indices: readonly number[],
): { readonly addresses: TronAddress[]; readonly written: Promise<unknown> } {
  const rows = inputs.map(({ ctx, merchantId, invoiceId, settings, invoiceExpiresAt }, position) => {
    const index = indices[position];
    invariant(index !== undefined, "an index was taken for each");
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
  return {
    addresses: rows.map(({ address }) => address),
    written: insertAll(tx, "deposit_addresses", rows),
  };
}
