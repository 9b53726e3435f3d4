import { buffer } from "node:stream/consumers";
import { extractText, getDocumentProxy } from "unpdf";

/** The bytes of a file that is being written. */
export function bytesOf(file: NodeJS.ReadableStream | ReadableStream): Promise<Buffer> {
  return buffer(file as NodeJS.ReadableStream);
}

/** What a reader of PDF finds in it: its text, page by page. */
export async function readPdf(bytes: Buffer): Promise<{ pages: string[]; text: string }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  return { pages: text, text: text.join("\n") };
}
