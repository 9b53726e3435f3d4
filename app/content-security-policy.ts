/** In which proxy.ts tells the document of a request the nonce of its scripts. */
export const NONCE_HEADER = "x-nonce";

/**
 * What a page may load and run: scripts that carry the request's nonce and what those load, and nothing from anywhere
 * else but pictures. Styles may stand in the page: a style can deceive, but not act, and React writes some.
 * `framed`: any page may show this one in a frame. See https://www.w3.org/TR/CSP3/.
 */
export function contentSecurityPolicy(nonce: string, framed: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "*" : "'none'"}`,
  ].join("; ");
}
