import { basisPointsOf, type Money, subtract } from "@/server/core/money";

export interface Split {
  readonly gross: Money;
  readonly fee: Money;
  readonly net: Money;
}

/** The platform's fee on `gross`, rounded half-up to the currency's cent, and what is left: 9.99 at 1 % → 0.10 and 9.89. */
export function splitGross(gross: Money, feeBasisPoints: number): Split {
  const fee = basisPointsOf(gross, feeBasisPoints, "half-up");
  // A rounded fee may exceed an amount below half a cent: the merchant never owes for being paid.
  const charged = fee.minor > gross.minor ? gross : fee;
  return { gross, fee: charged, net: subtract(gross, charged) };
}
