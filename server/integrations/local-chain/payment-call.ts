import { encodeFunctionData } from "viem";
import { invalidField } from "@/server/core/errors";
import { tronAddressToHex } from "@/server/core/tron-address";
import { BATCH_ABI, TOKEN_ABI } from "@/server/integrations/local-chain/contracts/contracts";
import type { Call } from "@/server/integrations/local-chain/executor";
import type { Contracts } from "@/server/integrations/local-chain/genesis";
import type { TestPayment } from "@/server/modules/test-helpers/ports";

const TRANSFER_ENERGY = 150_000;
/** Pays for the call data of a transfer but not for the transfer: it fails as an under-funded one does on TRON. */
const TOO_LITTLE_ENERGY = 24_000;

/** One transfer, or several in one transaction through the batch payer. Throws `validation_failed` for an unknown payer. */
export function paymentCall(contracts: Contracts, payment: TestPayment): Call {
  const from = contracts.payers[payment.from ?? 0];
  if (!from) throw invalidField("from", `There are ${contracts.payers.length} payers, counted from 0`);
  const token = payment.token === "fake" ? contracts.fake : contracts.usdt;
  const transfers = [payment, ...(payment.transfers ?? [])];
  const recipients = transfers.map(({ to }) => tronAddressToHex(to));
  const values = transfers.map(({ amount }) => amount);
  const [recipient, value] = [tronAddressToHex(payment.to), payment.amount];
  const single = transfers.length === 1;
  return {
    from,
    to: single ? token : contracts.batch,
    data: single
      ? encodeFunctionData({ abi: TOKEN_ABI, functionName: "transfer", args: [recipient, value] })
      : encodeFunctionData({ abi: BATCH_ABI, functionName: "pay", args: [token, recipients, values] }),
    energyLimit: payment.fail ? TOO_LITTLE_ENERGY : TRANSFER_ENERGY * transfers.length,
  };
}
