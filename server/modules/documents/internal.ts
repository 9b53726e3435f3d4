import { readFileSync } from "node:fs";
import { join } from "node:path";
import PdfDocument from "pdfkit";
import { invariant } from "@/server/core/invariant";
import {
  breakLines,
  type Face,
  type Letter,
  readLetters,
  type Run,
  runsOf,
} from "@/server/modules/documents/rules";
import { type Direction, parseRanges } from "@/server/modules/documents/schema";

/** Bundled with the packages of the same names. A text is written by the first face that has its characters. */
const FONTS = ["inter", "noto-sans-devanagari", "vazirmatn"] as const;

const folderOf = (font: string) =>
  join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource", font);

let known: Face[] | undefined;

/** The faces of the bundled fonts: Latin, Cyrillic, Greek and Vietnamese, Devanagari and Arabic. */
export function faces(): readonly Face[] {
  known ??= FONTS.flatMap((font) => {
    const subsets = JSON.parse(readFileSync(join(folderOf(font), "unicode.json"), "utf8")) as Record<
      string,
      string
    >;
    // The plainest first: the extended ones have no letters of everyday words.
    return Object.entries(subsets)
      .toReversed()
      .map(([subset, ranges]) => ({
        file: join(folderOf(font), "files", `${font}-${subset}-400-normal.woff`),
        ranges: parseRanges(ranges),
      }));
  });
  return known;
}

export const MARGIN = 48;
export const INK = "#16181d";
export const MUTED = "#5b616e";
const LINE = "#dfe2e7";

/** Of the size of the letters: how far lines are apart, and where in a line its letters stand. */
const LEADING = 1.3;
const BASELINE = 0.98;

/** What pdfkit, which sets word by word, would write wrongly: Arabic, and "8x2" in an id, which becomes a multiplication. */
const SET_WHOLE = /[\u0600-\u06ff]|\dx\d/;

/** Naming a feature has a run set as a whole. Only where it is needed: words are remembered, runs are not. */
const settingOf = (text: string) => (SET_WHOLE.test(text) ? { features: { calt: false } as never } : {});

export interface Place {
  /** From the edge at which lines begin. */
  readonly x: number;
  readonly width: number;
  readonly align?: "start" | "end";
}

interface Look {
  readonly size?: number;
  readonly color?: string;
}

type Cell = readonly [text: string, place?: Partial<Place>, look?: Look];

/** A cell as it will be drawn. */
interface Block extends Required<Place>, Required<Look> {
  readonly lines: readonly Letter[][];
  readonly height: number;
}

/** A document on A4 that is written from top to bottom. The same content at the same time of making is the same file. */
export class Page {
  readonly pdf: PDFKit.PDFDocument;
  private readonly widths = new Map<string, number>();

  constructor(
    title: string,
    madeAt: Date,
    private readonly direction: Direction = "ltr",
  ) {
    this.pdf = new PdfDocument({
      size: "A4",
      margin: MARGIN,
      info: { Title: title, Producer: "Daric", Creator: "Daric", CreationDate: madeAt },
    });
  }

  /** Between the margins. */
  get width(): number {
    return this.pdf.page.width - 2 * MARGIN;
  }

  get y(): number {
    return this.pdf.y;
  }

  down(points: number): void {
    this.pdf.y += points;
  }

  /** Goes to the next page when less than this is left on the present one; answers whether it did. */
  ensure(points: number): boolean {
    if (this.pdf.y + points <= this.pdf.page.height - MARGIN) return false;
    this.pdf.addPage();
    return true;
  }

  rule(): void {
    const { pdf } = this;
    pdf
      .moveTo(MARGIN, pdf.y)
      .lineTo(MARGIN + this.width, pdf.y)
      .lineWidth(0.5)
      .stroke(LINE);
  }

  /** Writes at the present height, and leaves it below the last line. */
  write(...cell: Cell): void {
    this.writeRow([cell]);
  }

  /** Writes several cells beside each other, all on one page, and goes on below the tallest. */
  writeRow(cells: readonly Cell[]): void {
    const blocks = cells.map((cell) => this.layOut(cell));
    const height = Math.max(...blocks.map((block) => block.height));
    this.ensure(height);
    const top = this.pdf.y;
    for (const block of blocks) this.draw(block, top);
    this.pdf.y = top + height;
  }

  private layOut([text, place = {}, { size = 10, color = INK } = {}]: Cell): Block {
    const { x = MARGIN, width = this.width, align = "start" } = place;
    const letters = readLetters(faces(), text, this.direction);
    invariant(letters, "only text that the fonts have is written");
    const lines = breakLines(letters, width, (some) => this.widthOf(some, size));
    return { lines, height: lines.length * size * LEADING, x, width, align, size, color };
  }

  private draw({ lines, x, width, align, size, color }: Block, top: number): void {
    const { pdf, direction } = this;
    const left = direction === "ltr" ? x : pdf.page.width - x - width;
    const isAtLeft = (align === "start") === (direction === "ltr");
    pdf.fillColor(color);
    for (const [index, line] of lines.entries()) {
      let at = isAtLeft ? left : left + width - this.widthOf(line, size);
      const baseline = top + (index * LEADING + BASELINE) * size;
      for (const run of runsOf(line)) {
        pdf.font(run.face.file).fontSize(size);
        const setting = settingOf(run.text);
        pdf.text(run.text, at, baseline, { ...setting, lineBreak: false, baseline: "alphabetic" });
        at += this.widthOfRun(run) * size;
      }
    }
  }

  /** In points. */
  private widthOf(letters: readonly Letter[], size: number): number {
    return runsOf(letters).reduce((sum, run) => sum + this.widthOfRun(run), 0) * size;
  }

  /** Of letters that are one point tall. Remembered: to shape a run takes longer than all else. */
  private widthOfRun({ face, text }: Run): number {
    const key = `${face.file} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.pdf.font(face.file).fontSize(1).widthOfString(text, settingOf(text));
    this.widths.set(key, width);
    return width;
  }
}
