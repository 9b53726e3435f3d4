const TRANSACTION_ID = /^(?:0x)?([0-9a-f]{64})$/i;

/** The id of a transaction as the chain writes it, whatever its letters' case and with or without `0x`; else undefined. */
export function readTransactionId(text: string): string | undefined {
  return TRANSACTION_ID.exec(text)?.[1]?.toLowerCase();
}
