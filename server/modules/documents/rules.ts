import bidiFactory from "bidi-js";
import {
  type Direction,
  INVISIBLE,
  isWithin,
  onOneLine,
  type Ranges,
} from "@/server/modules/documents/schema";

/** The Unicode Bidirectional Algorithm, https://www.unicode.org/reports/tr9/. */
const bidi = bidiFactory();

/** A font file, and the characters that it has. */
export interface Face {
  readonly file: string;
  readonly ranges: Ranges;
}

/** A character, the face that writes it, and its level: how deep it is in turns of direction. Odd is right to left. */
export interface Letter {
  readonly character: string;
  readonly face: Face;
  readonly level: number;
}

/** A piece of a line that is drawn at once. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/**
 * The letters of a text in the order of reading; null when one is in no face. A face goes on as long as it can, so that
 * what belongs together stays in one.
 */
export function readLetters(faces: readonly Face[], text: string, direction: Direction): Letter[] | null {
  const line = onOneLine(text);
  const { levels } = bidi.getEmbeddingLevels(line, direction);
  const letters: Letter[] = [];
  let index = 0;
  for (const character of line) {
    const level = levels[index] ?? 0;
    index += character.length;
    if (INVISIBLE.test(character)) continue;
    const current = letters.at(-1)?.face;
    const face =
      current && isWithin(current.ranges, character)
        ? current
        : faces.find(({ ranges }) => isWithin(ranges, character));
    if (!face) return null;
    letters.push({ character, face, level });
  }
  return letters;
}

/** Cut into lines at spaces, and inside of a word that is wider than a line. `widthOf` measures letters. */
export function breakLines(
  letters: readonly Letter[],
  width: number,
  widthOf: (letters: readonly Letter[]) => number,
): Letter[][] {
  const lines: Letter[][] = [];
  let line: Letter[] = [];
  let used = 0;
  const append = (piece: readonly Letter[], pieceWidth: number): void => {
    if (line.length > 0 && used + pieceWidth > width) {
      lines.push(line);
      line = [];
      used = 0;
    }
    line.push(...piece);
    used += pieceWidth;
  };
  for (const word of wordsOf(letters)) {
    const wordWidth = widthOf(word);
    if (wordWidth <= width) append(word, wordWidth);
    else for (const letter of word) append([letter], widthOf([letter]));
  }
  if (line.length > 0) lines.push(line);
  return lines.map(withoutSpaceAround);
}

/** Each word begins with the space before it. */
function wordsOf(letters: readonly Letter[]): Letter[][] {
  const words: Letter[][] = [];
  for (const letter of letters) {
    if (letter.character === " " || words.length === 0) words.push([]);
    words.at(-1)?.push(letter);
  }
  return words;
}

function withoutSpaceAround(line: readonly Letter[]): Letter[] {
  const first = line.findIndex(({ character }) => character !== " ");
  return line.slice(first, line.findLastIndex(({ character }) => character !== " ") + 1);
}

/** A line's pieces in the order in which they stand on paper, left to right (UAX #9, rule L2). */
export function runsOf(line: readonly Letter[]): Run[] {
  const runs: { face: Face; level: number; letters: Letter[] }[] = [];
  for (const letter of line) {
    const { face, level } = letter;
    const current = runs.at(-1);
    if (current?.face === face && current.level === level) current.letters.push(letter);
    else runs.push({ face, level, letters: [letter] });
  }
  const deepest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = deepest; level > 0; level -= 1) turn(runs, level);
  return runs.map(({ face, level, letters }) => ({ face, text: textOf(letters, level) }));
}

/** Turns around every row of neighbours that are at least so deep. */
function turn(runs: { level: number }[], level: number): void {
  for (let start = 0; start < runs.length; start += 1) {
    let end = start;
    while ((runs[end]?.level ?? -1) >= level) end += 1;
    if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).toReversed());
    start = Math.max(start, end - 1);
  }
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff]/;

/** The face turns letters of Arabic by itself; signs between them are turned here, and brackets face the other way. */
function textOf(letters: readonly Letter[], level: number): string {
  if (level % 2 === 0) return letters.map(({ character }) => character).join("");
  const mirrored = letters.map(({ character }) => bidi.getMirroredCharacter(character) ?? character);
  return (
    mirrored.some((character) => RIGHT_TO_LEFT.test(character)) ? mirrored : mirrored.toReversed()
  ).join("");
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
