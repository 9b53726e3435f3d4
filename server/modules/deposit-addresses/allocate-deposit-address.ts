import { LIMITS } from "@/server/config/limits";
import type { NetworkSettings } from "@/server/config/networks";
import type { AuthorizedMerchantId } from "@/server/core/actor";
import { addSeconds } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { deriveDepositAddress } from "@/server/core/tron-address";
import type { TransactionContext } from "@/server/db/context";

export interface AllocateDepositAddressInput {
  readonly merchantId: AuthorizedMerchantId;
  readonly invoiceId: string;
  readonly settings: NetworkSettings;
  readonly invoiceExpiresAt: Date;
}

/** Gives an invoice its own address on the network, from the next index of the account's xpub (BIP44). */
export async function allocateDepositAddress(
  ctx: TransactionContext,
  input: AllocateDepositAddressInput,
): Promise<string> {
  const rows = await ctx.tx.$queryRaw<
    { index: number }[]
  >`SELECT nextval('deposit_address_index')::integer AS index`;
  const index = rows[0]?.index;
  invariant(index !== undefined, "a sequence has a next value");
  const address = deriveDepositAddress(input.settings.xpub, index);
  await ctx.tx.depositAddress.create({
    data: {
      id: newId("depositAddress", ctx.clock),
      merchantId: input.merchantId,
      mode: ctx.mode,
      invoiceId: input.invoiceId,
      network: input.settings.network,
      address,
      derivationIndex: index,
      watchedUntil: addSeconds(input.invoiceExpiresAt, LIMITS.depositAddressWatchedSeconds),
      createdAt: ctx.clock.now(),
    },
  });
  return address;
}
