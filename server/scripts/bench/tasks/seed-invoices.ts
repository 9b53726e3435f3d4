import { networkForMode } from "@/server/config/networks";
import { addSeconds, systemClock } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { invariant } from "@/server/core/invariant";
import { money } from "@/server/core/money";
import type { TronAddress } from "@/server/core/tron-address";
import { db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import { requiredConfirmations } from "@/server/modules/invoices/rules";
import { makeMerchant } from "@/server/testing/factories";

/** What each invoice asks for, in minor units: 10 USDT. */
export const DUE = 10_000_000n;

const DAY_SECONDS = 24 * 60 * 60;

function invoiceRow(id: string, merchantId: string, network: string): Prisma.InvoiceCreateManyInput {
  const now = systemClock.now();
  return {
    id,
    merchantId,
    mode: "test",
    status: "pending",
    exception: "none",
    currency: "USDT",
    amountMinor: DUE,
    asset: "USDT",
    network,
    dueMinor: DUE,
    toleranceMinor: 0n,
    rateNumerator: 1n,
    rateDenominator: 1n,
    rateSource: "par",
    rateObservedAt: now,
    feeBasisPoints: 100,
    requiredConfirmations: requiredConfirmations(money(DUE, "USDT"), null),
    latePolicy: "accept",
    metadata: {},
    inputHash: id,
    expiresAt: addSeconds(now, DAY_SECONDS),
    createdAt: now,
    updatedAt: now,
  };
}

/** One open invoice of a new merchant for each address: rows as `createInvoice` leaves them, without deriving the addresses. */
export async function seedInvoices(addresses: readonly TronAddress[]) {
  const merchant = await makeMerchant();
  const settings = networkForMode("test");
  invariant(settings, "test mode has a network");
  const { network } = settings;
  const now = systemClock.now();
  const owned = addresses.map((address) => ({ address, invoiceId: newId("invoice") }));
  await db().invoice.createMany({
    data: owned.map(({ invoiceId }) => invoiceRow(invoiceId, merchant.id, network)),
  });
  const indices = await db().$queryRaw<{ index: number }[]>`
    SELECT nextval('deposit_address_index')::int AS index FROM generate_series(1, ${owned.length}::int)`;
  await db().depositAddress.createMany({
    data: owned.map(({ address, invoiceId }, number) => ({
      id: newId("depositAddress"),
      merchantId: merchant.id,
      mode: "test" as const,
      invoiceId,
      network,
      address,
      derivationIndex: indices[number]?.index ?? number,
      watchedUntil: addSeconds(now, DAY_SECONDS),
      createdAt: now,
    })),
  });
  return merchant;
}
