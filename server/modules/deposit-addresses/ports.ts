import { definePort } from "@/server/core/port";
import { deriveDepositAddress, type TronAddress } from "@/server/core/tron-address";

/** Derives deposit addresses as `deriveDepositAddress` does, to the letter; it may have prepared some of them. */
export interface AddressDeriver {
  derive(accountXpub: string, index: number): TronAddress;
}

export const addressDeriver = definePort<AddressDeriver>("address-deriver", {
  derive: deriveDepositAddress,
});
