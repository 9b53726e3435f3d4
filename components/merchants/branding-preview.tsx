import type { CSSProperties } from "react";
import { Money } from "@/components/format/money";
import { buttonStyle } from "@/components/ui/button-style";
import { Monogram } from "@/components/ui/monogram";
import type { Branding } from "@/server/modules/merchants/schema";

/** The page of a payment link in small, dressed as it would be; nothing in it can be pressed. */
export function BrandingPreview({ branding }: { branding: Branding }) {
  const { name, accent_color: accent, button_text: buttonText, logo_url: logo } = branding;
  const support = branding.support_email ?? branding.support_url;
  const style =
    accent === null ? undefined : ({ "--accent": accent, "--accent-hover": accent } as CSSProperties);
  return (
    <section aria-label="Preview" className="min-w-0 xl:sticky xl:top-20">
      <p className="mb-2 text-xs font-medium text-muted">Preview</p>
      <div className="rounded-xl border border-line bg-canvas p-4" style={style}>
        <div className="rounded-xl border border-line bg-surface p-5 shadow-card">
          <div className="mb-5 flex min-w-0 items-center gap-3">
            <Monogram name={name} src={logo ?? undefined} />
            <p className="min-w-0 font-semibold wrap-anywhere text-ink">{name}</p>
          </div>
          <p className="text-sm text-muted">Amount</p>
          <p className="text-3xl font-semibold text-ink">
            <Money amount="25.00" currency="USDT" />
          </p>
          <span className={buttonStyle({ variant: "primary", size: "lg", block: true, className: "mt-5" })}>
            {buttonText ?? "Continue to payment"}
          </span>
          {support ? <p className="mt-4 text-xs wrap-anywhere text-muted">Questions? {support}</p> : null}
        </div>
      </div>
    </section>
  );
}
