/** The columns that a merchant's payment pages are dressed with. */
export const BRANDING_COLUMNS = {
  id: true,
  name: true,
  supportEmail: true,
  supportUrl: true,
  accentColor: true,
  buttonText: true,
  logoDigest: true,
} as const;

type BrandingColumns = {
  readonly [K in keyof typeof BRANDING_COLUMNS]: K extends "id" | "name" ? string : string | null;
};

/** How a payment page names and dresses its merchant. `baseUrl` is where the logo is served. */
export function brandingOf(merchant: BrandingColumns, baseUrl: string) {
  return {
    name: merchant.name,
    support_email: merchant.supportEmail,
    support_url: merchant.supportUrl,
    accent_color: merchant.accentColor,
    button_text: merchant.buttonText,
    logo_url: logoUrl(merchant, baseUrl),
  };
}

/** The address names the picture's digest, so that it may be cached for ever. */
export function logoUrl(
  { id, logoDigest }: Pick<BrandingColumns, "id" | "logoDigest">,
  baseUrl: string,
): string | null {
  return logoDigest === null ? null : new URL(`/api/brand/${id}/${logoDigest}`, baseUrl).href;
}

const CONTRAST_WITH_WHITE = 4.5;

/** Whether white text can be read on a colour such as `#1a4fd6`: WCAG 2.2 success criterion 1.4.3. */
export function carriesWhiteText(color: string): boolean {
  return 1.05 / (luminance(color) + 0.05) >= CONTRAST_WITH_WHITE;
}

/** WCAG 2.2 "relative luminance" of `#rrggbb`. */
function luminance(color: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
