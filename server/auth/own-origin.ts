import { env } from "@/server/config/env";

/** Whether the request's Origin is this server's own: browsers name the sender of every form and every script's call. */
export function isOwnOrigin({ headers }: Request): boolean {
  const origin = headers.get("origin");
  if (origin === null || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === headers.get("host") || host === new URL(env().DARIC_BASE_URL).host;
}

/**
 * Whether a browser sent this on behalf of another site, or of a sibling host that shares our cookies. Programs that are no
 * browser say neither where they come from nor carry anybody's cookies.
 */
export function isCrossSite(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  return request.headers.has("origin") && !isOwnOrigin(request);
}
