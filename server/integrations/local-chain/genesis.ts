import { encodeDeployData, encodeFunctionData, getContractAddress, maxUint256 } from "viem";
import type { Hex } from "@/server/integrations/local-chain/chain-record";
import {
  BATCH_ABI,
  BATCH_BYTECODE,
  TOKEN_ABI,
  TOKEN_BYTECODE,
} from "@/server/integrations/local-chain/contracts/contracts";
import type { Call } from "@/server/integrations/local-chain/transaction-call";

/** A thousand million tokens for each payer. */
const PAYER_TOKENS = 10n ** 15n;
const DEPLOYMENT_ENERGY = 10_000_000;
const APPROVAL_ENERGY = 200_000;

/** What is where on the local chain. The same on every machine, because the accounts and their first transactions are. */
export interface Contracts {
  readonly owner: Hex;
  readonly payers: readonly Hex[];
  readonly usdt: Hex;
  readonly fake: Hex;
  readonly batch: Hex;
}

/** The first account owns the contracts, the others pay. */
export function contractsOf(accounts: readonly Hex[]): Contracts {
  const [owner, ...payers] = accounts;
  if (!owner) throw new Error("anvil has no accounts");
  const created = (nonce: bigint): Hex => getContractAddress({ from: owner, nonce }).toLowerCase() as Hex;
  return { owner, payers, usdt: created(0n), fake: created(1n), batch: created(2n) };
}

/** The transactions of block 1: both tokens, the batch payer, and the payers' approvals for it. */
export function genesisCalls({ owner, payers, usdt, fake, batch }: Contracts): Call[] {
  const token = encodeDeployData({ abi: TOKEN_ABI, bytecode: TOKEN_BYTECODE, args: [payers, PAYER_TOKENS] });
  const deployments = [token, token, encodeDeployData({ abi: BATCH_ABI, bytecode: BATCH_BYTECODE })];
  const approve = encodeFunctionData({ abi: TOKEN_ABI, functionName: "approve", args: [batch, maxUint256] });
  return [
    ...deployments.map((data) => ({
      from: owner,
      to: null,
      value: 0n,
      data,
      energyLimit: DEPLOYMENT_ENERGY,
    })),
    ...payers.flatMap((from) =>
      [usdt, fake].map((to) => ({ from, to, value: 0n, data: approve, energyLimit: APPROVAL_ENERGY })),
    ),
  ];
}
