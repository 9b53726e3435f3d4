import { type NextRequest, NextResponse } from "next/server";
import { EMBED_PARAMETER } from "@/components/checkout/embed";
import {
  chooseLanguage,
  LANGUAGE_COOKIE,
  LANGUAGE_HEADER,
  LANGUAGE_PARAMETER,
} from "@/components/checkout/languages";
import { contentSecurityPolicy, NONCE_HEADER } from "@/app/content-security-policy";

const CHECKOUT = /^\/pay\/[^/]+$/;

/** Before every page: what the page may load and run, who may frame it, and the language that a customer reads. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  // Only a checkout in a shop's window (public/embed.js) may be framed: by any shop, for any may ask for payment.
  const framed = CHECKOUT.test(pathname) && searchParams.get(EMBED_PARAMETER) === "1";
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, framed);
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set("content-security-policy", policy);
  headers.delete(LANGUAGE_HEADER);
  if (pathname.startsWith("/pay/")) {
    headers.set(
      LANGUAGE_HEADER,
      chooseLanguage({
        asked: searchParams.get(LANGUAGE_PARAMETER),
        remembered: request.cookies.get(LANGUAGE_COOKIE)?.value ?? null,
        accepted: request.headers.get("accept-language"),
      }),
    );
  }
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (!framed) response.headers.set("x-frame-options", "DENY");
  return response;
}

export const config = { matcher: "/((?!api/|_next/static/|_next/image).*)" };
