import PdfDocument from "pdfkit";
import { describe, expect, test } from "vitest";
import { faces } from "@/server/modules/documents/internal";
import {
  amountText,
  breakLines,
  dayText,
  type Face,
  type Letter,
  readLetters,
  runsOf,
} from "@/server/modules/documents/rules";
import { type Direction, isWritable, parseRanges } from "@/server/modules/documents/schema";

/** The font that pdfkit has open, which its types do not name. */
interface Opened {
  readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } };
}

const latin: Face = { file: "latin", ranges: parseRanges("U+0020-007E,U+2022") };
const greek: Face = { file: "greek", ranges: parseRanges("U+0370-03FF,U+0020") };
const arabic: Face = { file: "arabic", ranges: parseRanges("U+0600-06FF") };

/** The runs of a text on one line, as `face:text`. */
function runs(text: string, direction: Direction = "ltr", chosen = [latin, greek, arabic]) {
  const letters = readLetters(chosen, text, direction);
  return letters && runsOf(letters).map((run) => `${run.face.file}:${run.text}`);
}

describe("text is cut where its face changes", () => {
  test("and what both faces have stays where it is", () => {
    expect(runs("Tea • αβγ δ tea")).toEqual(["latin:Tea • ", "greek:αβγ δ ", "latin:tea"]);
  });

  test("composed, on one line, without marks of direction", () => {
    expect(runs(" a\u2068b\u2069 \n\t c ")).toEqual(["latin:a", "latin:b", "latin: c"]);
    expect(runs("")).toEqual([]);
  });

  test("and refused where no face has a character", () => {
    expect(runs("Tea 茶")).toBeNull();
  });
});

describe("what runs from right to left stands in the order of the page", () => {
  test("words of Arabic, each for its face to turn, and signs between them", () => {
    expect(runs("دفع (تم)", "rtl")).toEqual(["latin:(", "arabic:تم", "latin:) ", "arabic:دفع"]);
  });

  test("numbers and names keep their own direction", () => {
    expect(runs("دفع 12.50 تم", "rtl")).toEqual([
      "arabic:تم",
      "latin: ",
      "latin:12.50",
      "latin: ",
      "arabic:دفع",
    ]);
    expect(runs("دفع \u206612.50 USDT\u2069", "rtl")).toEqual(["latin:12.50 USDT", "latin: ", "arabic:دفع"]);
  });

  test("a name of Arabic within a line of Latin", () => {
    expect(runs("To دفع تم, paid")).toEqual([
      "latin:To ",
      "arabic:تم",
      "latin: ",
      "arabic:دفع",
      "latin:, paid",
    ]);
  });
});

describe("lines", () => {
  const lines = (text: string, width: number) =>
    breakLines(readLetters([latin], text, "ltr") ?? [], width, (letters) => letters.length).map((line) =>
      line.map(({ character }) => character).join(""),
    );

  test("break at spaces, which stand on no line's end", () => {
    expect(lines("one two three", 7)).toEqual(["one two", "three"]);
    expect(lines("one two three", 6)).toEqual(["one", "two", "three"]);
    expect(lines("", 6)).toEqual([]);
  });

  test("and inside of a word that is wider than a line, so that nothing is lost", () => {
    expect(lines("a 0123456789 b", 4)).toEqual(["a 01", "2345", "6789", "b"]);
    expect(lines("abc", 0.5)).toEqual(["a", "b", "c"]);
  });
});

test("what counts as writable is in a bundled font, and drawn by the face that is chosen", () => {
  const pdf = new PdfDocument();
  const isDrawn = ({ face, character }: Letter): boolean => {
    const { _font } = pdf.font(face.file) as unknown as Opened;
    return _font.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  };
  const left: string[] = [];
  for (let point = 0x21; point < 0x10000; point += 1) {
    const character = String.fromCharCode(point);
    if (!isWritable(`a${character}`)) continue;
    const letters = readLetters(faces(), `a${character}`, "ltr");
    if (!letters?.every(isDrawn)) left.push(point.toString(16));
  }
  expect(left).toEqual([]);
  expect(isWritable(["Çay", { to: "चाय", for: "شاي" }, 7, null])).toBe(true);
  expect(isWritable(["Çay", { to: "茶" }])).toBe(false);
});

test.each([
  ["0.00", "0.00 USDT"],
  ["999.999999", "999.999999 USDT"],
  ["1234567.50", "1,234,567.50 USDT"],
  ["100", "100 USDT"],
])("%s is %s", (amount, text) => {
  expect(amountText(amount, "USDT")).toBe(text);
});

test("a day is that of UTC", () => {
  expect(dayText("2026-01-31T23:59:59.000Z")).toBe("31 Jan 2026");
});
