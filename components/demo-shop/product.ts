/** All that the demo shop sells. */
export const PRODUCT = { name: "Harbour Blend, 250 g", price: "12.50", currency: "USDT" } as const;
