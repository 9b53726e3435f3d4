import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
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

/** The document around every page. It stays this small because the checkout pays for each byte of it. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body className="min-h-dvh">
        <ThemeProvider>{children}</ThemeProvider>
      </body>
    </html>
  );
}
