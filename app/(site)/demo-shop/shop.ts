import "server-only";
import { Daric } from "@/server/client/daric";
import { getDemo } from "@/app/(site)/demo";

/** The shop's server-side client with the demo's key, as any shop would have one; null unless this server runs the demo. */
export async function shopClient(): Promise<Daric | null> {
  const demo = await getDemo();
  return demo && new Daric({ baseUrl: demo.baseUrl, apiKey: demo.secretKey });
}
