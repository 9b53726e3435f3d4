import { readFileSync } from "node:fs";
import { join } from "node:path";
import PdfDocument from "pdfkit";
import { invariant } from "@/server/core/invariant";
import { type Face, parseRanges, splitRuns } from "@/server/modules/documents/rules";

/** Bundled with the packages of the same names. A text is written by the first face that has its characters. */
const FONTS = ["inter", "noto-sans-devanagari"] as const;

const folderOf = (font: string) =>
  join(/* turbopackIgnore: true */ process.cwd(), "node_modules/@fontsource", font);

let known: Face[] | undefined;

/** The faces of the bundled fonts: Latin, Cyrillic, Greek and Vietnamese, and Devanagari. */
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

export interface Place {
  readonly x: number;
  readonly width: number;
  readonly align?: "left" | "right";
}

interface Look {
  readonly size?: number;
  readonly color?: string;
}

/** A document on A4 that is written from top to bottom. The same content at the same time of making is the same file. */
export class Page {
  readonly pdf: PDFKit.PDFDocument;

  constructor(title: string, madeAt: Date) {
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
  write(text: string, place: Partial<Place> = {}, look: Look = {}): void {
    this.writeAt(this.pdf.y, text, place, look);
  }

  /** Writes several cells beside each other, and goes on below the tallest. */
  writeRow(cells: readonly (readonly [text: string, place: Place, look?: Look])[]): void {
    const top = this.pdf.y;
    const bottoms = cells.map(([text, place, look]) => {
      this.writeAt(top, text, place, look ?? {});
      return this.pdf.y;
    });
    this.pdf.y = Math.max(...bottoms);
  }

  private writeAt(top: number, text: string, place: Partial<Place>, { size = 10, color = INK }: Look): void {
    const { pdf } = this;
    const { x = MARGIN, width = this.width, align = "left" } = place;
    const runs = splitRuns(faces(), text);
    invariant(runs, "only text that the fonts have is written");
    pdf.fillColor(color).fontSize(size);
    const measured = runs.map((run) => ({ ...run, width: pdf.font(run.face.file).widthOfString(run.text) }));
    const total = measured.reduce((sum, run) => sum + run.width, 0);
    const start = align === "right" ? Math.max(x, x + width - total) : x;
    for (const [index, run] of measured.entries()) {
      const continued = index < measured.length - 1;
      pdf.font(run.face.file);
      if (index === 0) pdf.text(run.text, start, top, { width: x + width - start + 1, continued });
      else pdf.text(run.text, { continued });
    }
    if (runs.length === 0) pdf.y = top;
  }
}
