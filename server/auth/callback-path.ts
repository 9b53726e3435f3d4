import { env } from "@/server/config/env";

const HOME = "/overview";

/** Where to go after signing in: a path of this site, whatever was asked for. Other sites and the sign-in pages become the overview. */
export function safeCallbackPath(target: string | undefined): string {
  if (target === undefined) return HOME;
  const base = new URL(env().DARIC_BASE_URL);
  const url = URL.parse(target, base);
  if (url?.origin !== base.origin || /^\/(sign-|forgot-|reset-|api\/|$)/.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}${url.hash}`;
}
