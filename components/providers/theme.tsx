"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

interface ThemeProviderProps {
  children: ReactNode;
  /** Nonce of the request's Content-Security-Policy, for the one inline script that sets the class before first paint. */
  nonce?: string;
}

// The script only matters in the server's HTML; React warns about executable scripts that a client renders again.
const scriptProps = typeof window === "undefined" ? undefined : { type: "application/json" };

/** Puts `light` or `dark` on `<html>`: the visitor's choice, or the system's. */
export function ThemeProvider({ children, nonce }: ThemeProviderProps) {
  return (
    <NextThemes
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={nonce}
      scriptProps={scriptProps}
    >
      {children}
    </NextThemes>
  );
}
