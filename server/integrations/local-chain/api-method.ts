import { z } from "zod";
import { isTronAddress, tronAddressFromHex, tronAddressToHex } from "@/server/core/tron-address";
import type { BroadcastRefusal } from "@/server/integrations/local-chain/broadcast";
import type { ChainBlock, Hex } from "@/server/integrations/local-chain/chain-record";
import type { ChainView } from "@/server/integrations/local-chain/chain-state";
import type { Account, Simulation } from "@/server/integrations/local-chain/executor";
import type { Call } from "@/server/integrations/local-chain/transaction-call";

/** What the node that answers knows and can do. */
export interface ApiBackend {
  readonly view: ChainView;
  /** The node does not keep receipts, so that every look-up of them finds nothing. */
  readonly unrecorded: boolean;
  simulate(call: Call): Promise<Simulation>;
  account(address: Hex): Promise<Account>;
  broadcast(raw: Hex): Promise<BroadcastRefusal | null>;
}

/** What a method sees: `newest` is the head under /wallet and the solid block under /walletsolidity. */
export interface Scope {
  readonly backend: ApiBackend;
  readonly newest: ChainBlock;
  /** Addresses are base58 in both directions, and messages are text. */
  readonly visible: boolean;
}

export type ApiMethod = (scope: Scope, input: unknown) => unknown;

/** A message as it comes on HTTP 200 for every error of a read. */
export class ApiError extends Error {}

export function read<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success)
    throw new ApiError("class org.tron.core.services.http.JsonFormat$ParseException : invalid input");
  return parsed.data;
}

/** Even digits of hexadecimal without `0x`, in lower case. */
export const hexText = z
  .string()
  .regex(/^(?:[0-9a-f]{2})*$/i)
  .toLowerCase();

/** 21 bytes in hexadecimal, or base58 when `visible`. */
export function readAddress(text: string, visible: boolean): Hex {
  if (visible && isTronAddress(text)) return tronAddressToHex(text);
  if (!visible && /^41[0-9a-f]{40}$/i.test(text)) return `0x${text.slice(2).toLowerCase()}`;
  throw new ApiError("class java.lang.IllegalArgumentException : invalid address");
}

export const showAddress = (hex: Hex, visible: boolean): string =>
  visible ? tronAddressFromHex(hex) : `41${hex.slice(2)}`;

/** Bytes that hold text come in hexadecimal, unless `visible`. */
export const showMessage = (message: string, visible: boolean): string =>
  visible ? message : Buffer.from(message).toString("hex");
