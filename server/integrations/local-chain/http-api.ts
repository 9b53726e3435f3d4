import { keccak_256 } from "@noble/hashes/sha3.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { isTronAddress, tronAddressToHex } from "@/server/core/tron-address";
import { apiBlockShape, apiReceiptShape } from "@/server/integrations/local-chain/api-shapes";
import type { ChainBlock, Hex } from "@/server/integrations/local-chain/chain-record";
import type { RpcBackend } from "@/server/integrations/local-chain/tron-rpc";

export interface ApiBackend extends Pick<RpcBackend, "view" | "call"> {
  /** The node does not keep receipts, so that every look-up of them finds nothing. */
  readonly unrecorded: boolean;
}

/** What a method sees: `newest` is the head under /wallet and the solid block under /walletsolidity. */
interface Scope {
  readonly backend: ApiBackend;
  readonly newest: ChainBlock;
  readonly visible: boolean;
}

type Method = (scope: Scope, input: unknown) => unknown;

/** A message as it comes on HTTP 200 for every business error. */
class ApiError extends Error {}

const numberSchema = z.object({ num: z.int().default(0) });
const valueSchema = z.object({ value: z.string().default("") });
const triggerSchema = z.object({
  contract_address: z.string(),
  function_selector: z.string(),
  parameter: z
    .string()
    .regex(/^(?:[0-9a-f]{2})*$/i)
    .default(""),
});

function read<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    throw new ApiError("class org.tron.core.services.http.JsonFormat$ParseException : invalid input");
  return parsed.data;
}

function blockAt({ backend, newest }: Scope, number: number): ChainBlock | undefined {
  return number <= newest.number ? backend.view.block(number) : undefined;
}

const blockByNumber: Method = (scope, input) => {
  const block = blockAt(scope, read(numberSchema, input).num);
  return block ? apiBlockShape(block, scope.visible) : {};
};

const receiptsByNumber: Method = (scope, input) => {
  const { num } = read(numberSchema, input);
  if (num <= 0) return {};
  const block = scope.backend.unrecorded ? undefined : blockAt(scope, num);
  return block?.transactions.map((transaction) => apiReceiptShape(block, transaction, scope.visible)) ?? [];
};

const receiptById: Method = (scope, input) => {
  const place = scope.backend.view.locate(read(valueSchema, input).value.toLowerCase());
  const transaction = place?.block.transactions[place.index];
  if (!place || !transaction || scope.backend.unrecorded || place.block.number > scope.newest.number)
    return {};
  return apiReceiptShape(place.block, transaction, scope.visible);
};

/** 21 bytes in hexadecimal, or base58 when `visible`. */
function contractOf(text: string, visible: boolean): Hex {
  if (visible && isTronAddress(text)) return tronAddressToHex(text);
  if (!visible && /^41[0-9a-f]{40}$/i.test(text)) return `0x${text.slice(2).toLowerCase()}`;
  throw new ApiError("class java.lang.IllegalArgumentException : invalid address");
}

const triggerConstant: Method = async ({ backend, visible }, input) => {
  const { contract_address, function_selector, parameter } = read(triggerSchema, input);
  const selector = bytesToHex(keccak_256(utf8ToBytes(function_selector))).slice(0, 8);
  const data = await backend.call(contractOf(contract_address, visible), `0x${selector}${parameter}`);
  return { result: { result: true }, energy_used: 0, constant_result: [data.slice(2)] };
};

const READING: Readonly<Record<string, Method>> = {
  getnowblock: ({ newest, visible }) => apiBlockShape(newest, visible),
  getblockbynum: blockByNumber,
  gettransactioninfobyblocknum: receiptsByNumber,
  gettransactioninfobyid: receiptById,
  triggerconstantcontract: triggerConstant,
};

/**
 * Answers a method of java-tron's HTTP API; undefined where there is no such method. `{}` and `[]` stand for what the node
 * does not have, and errors come as `{"Error": …}`.
 */
export async function answerApi(
  backend: ApiBackend,
  interface_: "wallet" | "walletsolidity",
  name: string,
  input: unknown,
): Promise<unknown> {
  const method = Object.hasOwn(READING, name) ? READING[name] : undefined;
  if (!method) return undefined;
  const newest = interface_ === "wallet" ? backend.view.latest : backend.view.finalized;
  const visible = z.object({ visible: z.literal(true) }).safeParse(input).success;
  try {
    return await method({ backend, newest, visible }, input ?? {});
  } catch (error) {
    return {
      Error: error instanceof ApiError ? error.message : "class java.lang.Exception : internal error",
    };
  }
}
