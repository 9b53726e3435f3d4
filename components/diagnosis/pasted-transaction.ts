const TRANSACTION = /(?<![0-9a-f])(?:0x)?([0-9a-f]{64})(?![0-9a-f])/i;

/** The transaction id in what somebody pasted: the id itself, or an explorer's address that has it. Otherwise the text. */
export function pastedTransaction(text: string): string {
  return TRANSACTION.exec(text)?.[1]?.toLowerCase() ?? text.trim();
}
