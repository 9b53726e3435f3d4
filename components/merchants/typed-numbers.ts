/** Basis points as a percentage for people: 100 is "1", 150 is "1.5". */
export function percentText(basisPoints: number): string {
  return String(basisPoints / 100);
}

/** What was typed as a percentage, in basis points; -1 for anything else, which the server refuses by its field. */
export function basisPointsOf(text: string): number {
  const value = text.trim().replace(",", ".");
  return /^\d{1,3}(\.\d{1,2})?$/.test(value) ? Math.round(Number(value) * 100) : -1;
}

/** What was typed as a whole number: null for nothing, -1 for what is none, which the server refuses by its field. */
export function wholeNumberOf(text: string): number | null {
  const value = text.trim();
  if (value === "") return null;
  return /^\d{1,9}$/.test(value) ? Number(value) : -1;
}
