import { Readable } from "node:stream";

/** A PDF to download while it is written. `name` has only letters, digits, dots, dashes and underscores. */
export function pdfResponse(
  name: string,
  file: Readable,
  headers: Readonly<Record<string, string>>,
): Response {
  return new Response(Readable.toWeb(file) as ReadableStream<Uint8Array>, {
    headers: {
      ...headers,
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
