import type { CSSProperties, ReactNode } from "react";
import { Money } from "@/components/format/money";
import { buttonStyle } from "@/components/ui/button-style";
import { Monogram } from "@/components/ui/monogram";
import type { Branding } from "@/server/modules/merchants/schema";

/** The payment link and the checkout in small, dressed as they would be; nothing in them can be pressed. */
export function BrandingPreview({ branding }: { branding: Branding }) {
  const { accent_color: accent, button_text: buttonText } = branding;
  const style =
    accent === null ? undefined : ({ "--accent": accent, "--accent-hover": accent } as CSSProperties);
  return (
    <section aria-label="Preview" className="min-w-0 xl:sticky xl:top-20">
      <p className="mb-2 text-xs font-medium text-muted">Preview</p>
      <div
        className="grid gap-4 rounded-xl border border-line bg-canvas p-4 sm:grid-cols-2 xl:grid-cols-1"
        style={style}
      >
        <PreviewCard branding={branding} page="Payment link">
          <p className="text-sm text-muted">Amount</p>
          <PreviewAmount />
          <span className={buttonStyle({ variant: "primary", size: "lg", block: true, className: "mt-5" })}>
            {buttonText ?? "Continue to payment"}
          </span>
        </PreviewCard>
        <PreviewCard branding={branding} page="Checkout">
          <p className="mb-3 flex items-center gap-2 text-sm text-muted">
            <span aria-hidden className="size-2 rounded-full bg-accent" />
            Waiting for your payment
          </p>
          <p className="text-sm text-muted">Send exactly</p>
          <PreviewAmount />
        </PreviewCard>
      </div>
    </section>
  );
}

function PreviewAmount() {
  return (
    <p className="text-3xl font-semibold text-ink">
      <Money amount="25.00" currency="USDT" />
    </p>
  );
}

interface PreviewCardProps {
  branding: Branding;
  page: string;
  children: ReactNode;
}

function PreviewCard({ branding: { name, logo_url: logo, ...branding }, page, children }: PreviewCardProps) {
  const support = branding.support_email ?? branding.support_url;
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1.5 text-xs text-muted">{page}</figcaption>
      <div className="rounded-xl border border-line bg-surface p-5 shadow-card">
        <div className="mb-5 flex min-w-0 items-center gap-3">
          <Monogram name={name} src={logo ?? undefined} />
          <p className="min-w-0 font-semibold wrap-anywhere text-ink">{name}</p>
        </div>
        {children}
        {support ? <p className="mt-4 text-xs wrap-anywhere text-muted">Questions? {support}</p> : null}
      </div>
    </figure>
  );
}
