import { randomBytes } from "node:crypto";
import { type TronAddress, tronAddressFromHex } from "@/server/core/tron-address";

/** An address of nobody. */
export function randomAddress(): TronAddress {
  return tronAddressFromHex(randomBytes(20).toString("hex"));
}
