import { cookies, headers } from "next/headers";
import { after, userAgent } from "next/server";
import { publicInvoicesFor } from "@/app/pay/caller";

/** Once the page has been sent, keeps that somebody opened it. Programs that only look for a preview of it are nobody. */
export async function noteView(id: string): Promise<void> {
  const [asked, jar] = await Promise.all([headers(), cookies()]);
  if (userAgent({ headers: asked }).isBot || asked.has("sec-purpose")) return;
  // After the answer the request is gone: its cookies are kept here.
  const kept = new Map(jar.getAll().map((cookie) => [cookie.name, cookie]));
  after(() => publicInvoicesFor(kept).recordView({ id }));
}
