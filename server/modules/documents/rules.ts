import { toWritten } from "@/server/modules/documents/schema";

/** A font file, and the characters that it has. */
export interface Face {
  readonly file: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** A piece of text that one face writes. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** Reads CSS's `unicode-range`: `U+0000-00FF,U+0131`. */
export function parseRanges(text: string): [number, number][] {
  return text.split(",").map((range) => {
    const [first = "", last = first] = range.replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

function has(face: Face, character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  return face.ranges.some(([first, last]) => point >= first && point <= last);
}

/** The text cut where its face changes; null when a character is in none of them. A face goes on as long as it can, so that what belongs together stays in one. */
export function splitRuns(faces: readonly Face[], text: string): Run[] | null {
  const runs: { face: Face; text: string }[] = [];
  for (const character of toWritten(text)) {
    const current = runs.at(-1);
    if (current && has(current.face, character)) {
      current.text += character;
      continue;
    }
    const face = faces.find((one) => has(one, character));
    if (!face) return null;
    runs.push({ face, text: character });
  }
  return runs;
}

/** "1,204.50 USDT": on text, so that no digit is rounded. */
export function amountText(amount: string, currency: string): string {
  const [whole = "0", fraction] = amount.split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency}`;
}

/** "31 Jan 2026" of an ISO time, in UTC. */
export function dayText(time: string): string {
  const [year = "", month = "", day = ""] = time.slice(0, 10).split("-");
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ""} ${year}`;
}
