import { plainText } from "@/app/(site)/docs/llms.txt/plain-text";
import { getReference } from "@/app/(site)/docs/reference";

/** The documentation as one text, for programs that read. */
export async function GET(): Promise<Response> {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-cache" };
  return new Response(plainText(await getReference()), { headers });
}
