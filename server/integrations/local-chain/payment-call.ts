import { encodeFunctionData } from "viem";
import { invalidField } from "@/server/core/errors";
import { type TronAddress, tronAddressToHex } from "@/server/core/tron-address";
import { BATCH_ABI, TOKEN_ABI } from "@/server/integrations/local-chain/contracts/contracts";
import type { Contracts } from "@/server/integrations/local-chain/genesis";
import { type Call, intrinsicEnergy } from "@/server/integrations/local-chain/transaction-call";
import type { TestPayment } from "@/server/modules/test-helpers/ports";

const TRANSFER_ENERGY = 150_000;
const TOO_LITTLE_ENERGY = 1_000;

/** One transfer, or several in one transaction through the batch payer. Throws `validation_failed` for an unknown payer. */
export function paymentCall(contracts: Contracts, payment: TestPayment): Call {
  const from = contracts.payers[payment.from ?? 0];
  if (!from) throw invalidField("from", `There are ${contracts.payers.length} payers, counted from 0`);
  const token = payment.token === "fake" ? contracts.fake : contracts.usdt;
  const transfers = [payment, ...(payment.transfers ?? [])];
  const recipients = transfers.map(({ to }) => tronAddressToHex(to));
  const values = transfers.map(({ amount }) => amount);
  const single = transfers.length === 1;
  const data = single
    ? encodeFunctionData({
        abi: TOKEN_ABI,
        functionName: "transfer",
        args: [tronAddressToHex(payment.to), payment.amount],
      })
    : encodeFunctionData({ abi: BATCH_ABI, functionName: "pay", args: [token, recipients, values] });
  // Too little pays for the call data but not for a transfer: the transaction fails as one short of energy does on TRON.
  const tooLittle = intrinsicEnergy(data) + TOO_LITTLE_ENERGY;
  return {
    from,
    to: single ? token : contracts.batch,
    value: 0n,
    data,
    energyLimit: payment.fail ? tooLittle : TRANSFER_ENERGY * transfers.length,
  };
}

/** The owner's fee switch: from then on a transfer pays the fee out of its value, in a second Transfer log. */
export function feeCall(contracts: Contracts, basisPoints: number): Call {
  const data = encodeFunctionData({ abi: TOKEN_ABI, functionName: "setFee", args: [BigInt(basisPoints)] });
  return { from: contracts.owner, to: contracts.usdt, value: 0n, data, energyLimit: TRANSFER_ENERGY };
}

/** Sends TRX, which makes the recipient an account that can send transactions. */
export function fundingCall(contracts: Contracts, to: TronAddress, sun: bigint): Call {
  const energyLimit = intrinsicEnergy("0x");
  return { from: contracts.owner, to: tronAddressToHex(to), value: sun, data: "0x", energyLimit };
}
