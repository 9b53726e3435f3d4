import type { CSSProperties } from "react";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/**
 * Puts the merchant's colour where the product's accent is a ground. White can be read on it, or it would not have been
 * taken; text and outlines keep our own, which is readable in both themes.
 */
export function accentOf({ accent_color: accent }: PublicInvoice["merchant"]): CSSProperties | undefined {
  if (accent === null) return undefined;
  return {
    "--accent": accent,
    "--accent-hover": `color-mix(in oklch, ${accent} 88%, black)`,
  } as CSSProperties;
}
