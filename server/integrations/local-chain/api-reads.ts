import { z } from "zod";
import { type ApiMethod, read, readAddress, type Scope } from "@/server/integrations/local-chain/api-method";
import {
  apiBlockShape,
  apiHeaderShape,
  apiReceiptShape,
  apiTransactionShape,
} from "@/server/integrations/local-chain/api-shapes";
import type { ChainBlock } from "@/server/integrations/local-chain/chain-record";
import { ENERGY_PRICE } from "@/server/integrations/local-chain/transaction-call";

/** Numbers come as text in a GET. */
const numberSchema = z.object({ num: z.coerce.number().int().default(0) });
const valueSchema = z.object({ value: z.string().toLowerCase().default("") });
const blockSchema = z.object({
  id_or_num: z.coerce.string().toLowerCase().optional(),
  detail: z.union([z.boolean(), z.stringbool()]).default(false),
});
const accountSchema = z.object({ address: z.string() });

/** Values of the public network that a wallet computes fees with, in sun; free bandwidth per day in bytes. */
const PARAMETERS = {
  getMaintenanceTimeInterval: 21_600_000,
  getCreateAccountFee: 100_000,
  getTransactionFee: 1_000,
  getCreateNewAccountFeeInSystemContract: 1_000_000,
  getEnergyFee: ENERGY_PRICE,
  getMemoFee: 1_000_000,
  getFreeNetLimit: 600,
  getMaxFeeLimit: 15_000_000_000,
} as const;
const TOTAL_BANDWIDTH = 43_200_000_000;
const TOTAL_ENERGY = 180_000_000_000;

function blockAt({ backend, newest }: Scope, number: number): ChainBlock | undefined {
  return number <= newest.number ? backend.view.block(number) : undefined;
}

const blockByNumber: ApiMethod = (scope, input) => {
  const block = blockAt(scope, read(numberSchema, input).num);
  return block ? apiBlockShape(scope.backend.view, block, scope.visible) : {};
};

/** The newest block when none is named. */
const blockByIdOrNumber: ApiMethod = (scope, input) => {
  const { id_or_num: name, detail } = read(blockSchema, input);
  const { view } = scope.backend;
  const named = name?.length === 64 ? view.blockByHash(`0x${name}`)?.number : Number(name);
  const block = name === undefined ? scope.newest : blockAt(scope, named ?? Number.POSITIVE_INFINITY);
  if (!block) return {};
  return detail ? apiBlockShape(view, block, scope.visible) : apiHeaderShape(block, scope.visible);
};

const receiptsByNumber: ApiMethod = (scope, input) => {
  const { num } = read(numberSchema, input);
  if (num <= 0) return {};
  const { view, unrecorded } = scope.backend;
  const block = unrecorded ? undefined : blockAt(scope, num);
  return (
    block?.transactions.map((transaction) => apiReceiptShape(view, block, transaction, scope.visible)) ?? []
  );
};

function locate({ backend, newest }: Scope, input: unknown) {
  const place = backend.view.locate(read(valueSchema, input).value);
  const transaction = place?.block.transactions[place.index];
  return place && transaction && place.block.number <= newest.number
    ? { block: place.block, transaction }
    : undefined;
}

const receiptById: ApiMethod = (scope, input) => {
  const { view, unrecorded } = scope.backend;
  const place = locate(scope, input);
  return place && !unrecorded ? apiReceiptShape(view, place.block, place.transaction, scope.visible) : {};
};

const transactionById: ApiMethod = (scope, input) => {
  const place = locate(scope, input);
  return place ? apiTransactionShape(scope.backend.view, place.transaction, scope.visible) : {};
};

/** The present state on both interfaces: the local chain keeps no older one. */
const account: ApiMethod = async ({ backend, visible }, input) => {
  const { address } = read(accountSchema, input);
  const { exists, balance, isContract } = await backend.account(readAddress(address, visible));
  if (!exists) return {};
  return {
    address,
    ...(balance > 0n && { balance: Number(balance) }),
    ...(isContract && { type: "Contract" }),
  };
};

const accountResource: ApiMethod = async ({ backend, visible }, input) => {
  const { exists } = await backend.account(readAddress(read(accountSchema, input).address, visible));
  return exists
    ? {
        freeNetLimit: PARAMETERS.getFreeNetLimit,
        TotalNetLimit: TOTAL_BANDWIDTH,
        TotalEnergyLimit: TOTAL_ENERGY,
      }
    : {};
};

const chainParameters: ApiMethod = () => ({
  chainParameter: Object.entries(PARAMETERS).map(([key, value]) => ({ key, value })),
});

/** What can be asked on both interfaces, by GET or POST. */
export const READS: Readonly<Record<string, ApiMethod>> = {
  getnowblock: ({ backend, newest, visible }) => apiBlockShape(backend.view, newest, visible),
  getblock: blockByIdOrNumber,
  getblockbynum: blockByNumber,
  gettransactionbyid: transactionById,
  gettransactioninfobyid: receiptById,
  gettransactioninfobyblocknum: receiptsByNumber,
  getaccount: account,
  getaccountresource: accountResource,
  getchainparameters: chainParameters,
};
