import "./globals.css";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { directionOf, LANGUAGE_HEADER, languageOf } from "@/components/checkout/languages";
import { NONCE_HEADER } from "@/app/content-security-policy";
import { preloadFonts } from "@/app/fonts";
import { ThemeProvider } from "@/components/providers/theme";

export const metadata: Metadata = {
  title: { default: "Daric", template: "%s · Daric" },
  description:
    "Open-source merchant payments: hosted crypto checkout, settlement in a double-entry ledger, signed webhooks.",
  applicationName: "Daric",
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf8" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1117" },
  ],
};

/**
 * The document around every page. It stays this small because the checkout pays for each byte of it. It is written for
 * each request: the nonce of its scripts, and the language of a checkout, are the request's own.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const request = await headers();
  const language = languageOf(request.get(LANGUAGE_HEADER)) ?? "en";
  preloadFonts(language);
  return (
    <html lang={language} dir={directionOf(language)} suppressHydrationWarning>
      <body className="min-h-dvh">
        <ThemeProvider nonce={request.get(NONCE_HEADER) ?? undefined}>{children}</ThemeProvider>
      </body>
    </html>
  );
}
