import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import {
  type ApiMethod,
  hexText,
  read,
  readAddress,
  type Scope,
  showMessage,
} from "@/server/integrations/local-chain/api-method";
import { apiUnsignedShape } from "@/server/integrations/local-chain/api-shapes";
import type { Hex } from "@/server/integrations/local-chain/chain-record";
import { callOf, HIGHEST_FEE_LIMIT, referenceTo } from "@/server/integrations/local-chain/transaction-call";
import {
  decodeTransaction,
  encodeTransaction,
  type TronTransaction,
} from "@/server/integrations/local-chain/tron-transaction";

const EXPIRATION_MILLISECONDS = 60_000;

const triggerSchema = z.object({
  owner_address: z.string(),
  contract_address: z.string(),
  function_selector: z.string().optional(),
  parameter: hexText.default(""),
  data: hexText.default(""),
  call_value: z.int().min(0).default(0),
  fee_limit: z.int().min(0).default(0),
});

/** Errors of these methods come in `result`, unlike those of reads. */
class TriggerError extends Error {}

function dataOf({ function_selector, parameter, data }: z.output<typeof triggerSchema>): Hex {
  if (function_selector === undefined) return `0x${data}`;
  const selector = bytesToHex(keccak_256(utf8ToBytes(function_selector))).slice(0, 8);
  return `0x${selector}${parameter}`;
}

/** The call as a transaction that the node offers for signing. */
function unsigned({ backend, visible }: Scope, input: unknown): TronTransaction {
  const parsed = triggerSchema.safeParse(input);
  if (!parsed.success) throw new TriggerError(`${parsed.error.issues[0]?.path.join(".")} isn't set.`);
  const { latest, finalized } = backend.view;
  const { raw } = encodeTransaction({
    ...referenceTo(finalized),
    expiration: latest.time * 1000 + EXPIRATION_MILLISECONDS,
    timestamp: latest.time * 1000,
    feeLimit: parsed.data.fee_limit,
    memo: "",
    instruction: {
      type: "TriggerSmartContract",
      from: readAddress(parsed.data.owner_address, visible),
      to: readAddress(parsed.data.contract_address, visible),
      value: BigInt(parsed.data.call_value),
      data: dataOf(parsed.data),
    },
  });
  return decodeTransaction(raw);
}

async function answerTrigger(
  scope: Scope,
  input: unknown,
  run: (transaction: TronTransaction) => Promise<Record<string, unknown>>,
): Promise<unknown> {
  const refuse = (code: string, message: string) => ({
    result: { code, message: showMessage(message, scope.visible) },
  });
  try {
    const transaction = unsigned(scope, input);
    const { to } = transaction.instruction;
    if (!to || !(await scope.backend.account(to)).isContract)
      return refuse("CONTRACT_VALIDATE_ERROR", "Smart contract is not exist.");
    return await run(transaction);
  } catch (error) {
    return refuse("OTHER_ERROR", error instanceof Error ? error.message : String(error));
  }
}

/** Runs a call and changes nothing. A revert is a result: it says so in `message`, and its data are the outcome. */
const triggerConstant: ApiMethod = (scope, input) =>
  answerTrigger(scope, input, async (transaction) => {
    // A constant call needs no fee limit; it may use as much as any transaction.
    const call = callOf({ ...transaction, feeLimit: HIGHEST_FEE_LIMIT });
    const { output, energyUsed, error } = await scope.backend.simulate(call);
    const message = error === null ? {} : { message: showMessage("REVERT opcode executed", scope.visible) };
    return {
      result: { result: true, ...message },
      energy_used: energyUsed,
      constant_result: [output.slice(2)],
      transaction: {
        ...apiUnsignedShape(transaction, scope.visible),
        ret: [error === null ? {} : { ret: "FAILED" }],
      },
    };
  });

const trigger: ApiMethod = (scope, input) =>
  answerTrigger(scope, input, async (transaction) => ({
    result: { result: true },
    transaction: apiUnsignedShape(transaction, scope.visible),
  }));

const contractSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("TriggerSmartContract"),
    parameter: z.object({
      value: z.object({
        owner_address: z.string(),
        contract_address: z.string(),
        call_value: z.int().default(0),
        data: hexText.default(""),
      }),
    }),
  }),
  z.object({
    type: z.literal("TransferContract"),
    parameter: z.object({
      value: z.object({ owner_address: z.string(), to_address: z.string(), amount: z.int() }),
    }),
  }),
]);

/** java-tron reads `raw_data` alone: it recomputes the bytes and the id, whatever the request says they are. */
const transactionSchema = z.object({
  raw_data: z.object({
    contract: z.tuple([contractSchema]),
    ref_block_bytes: hexText,
    ref_block_hash: hexText,
    expiration: z.int(),
    timestamp: z.int().default(0),
    fee_limit: z.int().default(0),
    data: hexText.default(""),
  }),
  signature: z.array(hexText).default([]),
});

function instructionOf([contract]: [z.output<typeof contractSchema>], visible: boolean) {
  const { type, parameter } = contract;
  const from = readAddress(parameter.value.owner_address, visible);
  if (type === "TransferContract") {
    const { to_address, amount } = parameter.value;
    return { type, from, to: readAddress(to_address, visible), value: BigInt(amount), data: "0x" } as const;
  }
  const { contract_address, call_value, data } = parameter.value;
  const to = readAddress(contract_address, visible);
  return { type, from, to, value: BigInt(call_value), data: `0x${data}` } as const;
}

const broadcast: ApiMethod = async ({ backend, visible }, input) => {
  const { raw_data, signature } = read(transactionSchema, input);
  const { txId, raw } = encodeTransaction(
    {
      refBlockBytes: raw_data.ref_block_bytes,
      refBlockHash: raw_data.ref_block_hash,
      expiration: raw_data.expiration,
      timestamp: raw_data.timestamp,
      feeLimit: raw_data.fee_limit,
      memo: raw_data.data,
      instruction: instructionOf(raw_data.contract, visible),
    },
    signature.map((text) => Buffer.from(text, "hex")),
  );
  const refusal = await backend.broadcast(raw);
  if (!refusal) return { result: true, txid: txId };
  return { code: refusal.code, txid: txId, message: showMessage(refusal.message, visible) };
};

/** The same for encoded bytes; here the message is text, and `result` is always said. */
const broadcastHex: ApiMethod = async ({ backend }, input) => {
  const { transaction } = read(z.object({ transaction: hexText.min(2) }), input);
  const decoded = decodeTransaction(`0x${transaction}`);
  const refusal = await backend.broadcast(`0x${transaction}`);
  return {
    result: refusal === null,
    code: refusal?.code ?? "SUCCESS",
    message: refusal?.message ?? "",
    transaction: JSON.stringify(apiUnsignedShape(decoded, true)),
    txid: decoded.txId,
  };
};

/** Calls of contracts, on both interfaces. */
export const CONSTANT_CALLS: Readonly<Record<string, ApiMethod>> = {
  triggerconstantcontract: triggerConstant,
};

/** What only /wallet has: transactions on their way in. */
export const SUBMISSIONS: Readonly<Record<string, ApiMethod>> = {
  triggersmartcontract: trigger,
  broadcasttransaction: broadcast,
  broadcasthex: broadcastHex,
};
