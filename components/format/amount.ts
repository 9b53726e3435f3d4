/** Splits a decimal string into a typographic sign and grouped digits. Works on text, so no digit is ever rounded. */
export function amountParts(amount: string, signed = false): { sign: string; digits: string } {
  const negative = amount.startsWith("-");
  const [whole = "0", fraction] = (negative ? amount.slice(1) : amount).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const plus = signed && /[1-9]/.test(amount) ? "+" : "";
  return { sign: negative ? "−" : plus, digits: fraction ? `${grouped}.${fraction}` : grouped };
}

/** The same as one line of plain text, for titles, labels and messages: "1,204.50 USDT". */
export function amountText(amount: string, currency: string): string {
  const { sign, digits } = amountParts(amount);
  return `${sign}${digits} ${currency}`;
}
