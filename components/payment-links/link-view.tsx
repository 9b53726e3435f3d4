import { CircleSlash2 } from "lucide-react";
import type { ReactNode } from "react";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import { Money } from "@/components/format/money";
import { LineItemTable } from "@/components/invoices/line-item-table";
import { Logo } from "@/components/layout/logo";
import { ModeBanner } from "@/components/layout/mode-banner";
import { Alert } from "@/components/ui/alert";
import { buttonStyle } from "@/components/ui/button-style";
import { CONTROL } from "@/components/ui/control-style";
import { Monogram } from "@/components/ui/monogram";
import type { PublicPaymentLink } from "@/server/modules/payment-links/schema";
import { AMOUNT_PARAMETER, boundsText, FORM_FIELD, paymentLinkPath } from "./link-form";

interface LinkViewProps {
  link: PublicPaymentLink;
  /** Names this form. */
  form: string;
  /** What was written before the form came back. */
  amount: string | undefined;
  refusal: string | undefined;
}

/** Who asks for money and for what, and a form that makes an invoice. */
export function LinkView(props: LinkViewProps) {
  const { link } = props;
  return (
    <div className="flex min-h-dvh flex-col">
      {link.livemode ? null : <ModeBanner>Test mode: no real money moves</ModeBanner>}
      <main id="content" className="flex flex-1 flex-col items-center px-4 py-8 sm:justify-center sm:py-16">
        <section className="w-full max-w-md rounded-xl border border-line bg-surface p-5 shadow-card sm:p-8">
          <div className="mb-6 flex min-w-0 items-center gap-3">
            <Monogram name={link.merchant.name} size="md" />
            <p className="min-w-0 font-semibold wrap-anywhere text-ink">{link.merchant.name}</p>
          </div>
          {link.status === "open" ? <PayForm {...props} /> : <Closed link={link} />}
        </section>
        <p className="mt-6 flex items-center gap-1 text-xs text-muted">
          Powered by <Logo className="scale-90" />
        </p>
      </main>
    </div>
  );
}

function PayForm({ link, form, amount, refusal }: LinkViewProps) {
  const { description, amount: price, currency } = link;
  return (
    <>
      <h1 className="text-xl font-semibold wrap-anywhere text-ink">
        {description ?? `Pay ${link.merchant.name}`}
      </h1>
      <Items link={link} />
      {refusal ? (
        <Alert tone="danger" role="alert" className="mt-5">
          {refusal}
        </Alert>
      ) : null}
      <form method="post" action={`${paymentLinkPath(link.id)}/invoice`} className="mt-6">
        <input type="hidden" name={FORM_FIELD} value={form} />
        {price === null ? (
          <AmountField link={link} amount={amount} invalid={refusal !== undefined} />
        ) : (
          <Fact label="Amount">
            <Money amount={price} currency={currency} />
          </Fact>
        )}
        <button
          type="submit"
          className={buttonStyle({ variant: "primary", size: "xl", block: true, className: "mt-5" })}
        >
          {link.merchant.button_text ?? "Continue to payment"}
        </button>
      </form>
      <p className="mt-4 text-pretty text-muted">
        You pay in USDT on TRON. The next page shows the exact amount and the address.
      </p>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <p>
      <span className="block text-sm text-muted">{label} </span>
      <span className="block text-3xl font-semibold wrap-anywhere text-ink">{children}</span>
    </p>
  );
}

/** The items of a fixed price; their sum is its amount. */
function Items({ link }: { link: PublicPaymentLink }) {
  const { line_items, currency, amount, subtotal_amount, tax_amount } = link;
  if (amount === null || subtotal_amount === null || tax_amount === null) return null;
  return (
    <div className="mt-4">
      <LineItemTable invoice={{ line_items, currency, amount, subtotal_amount, tax_amount }} />
    </div>
  );
}

interface AmountFieldProps {
  link: PublicPaymentLink;
  amount: string | undefined;
  invalid: boolean;
}

function AmountField({ link, amount, invalid }: AmountFieldProps) {
  const bounds = boundsText(link);
  return (
    <>
      <label htmlFor="amount" className="mb-1.5 block font-medium text-ink">
        Amount in {link.currency}
      </label>
      <input
        id="amount"
        name={AMOUNT_PARAMETER}
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={40}
        defaultValue={amount}
        placeholder="0.00"
        aria-invalid={invalid || undefined}
        aria-describedby={bounds ? "bounds" : undefined}
        className={`${CONTROL} figures h-12 px-3 text-lg!`}
      />
      {bounds ? (
        <p id="bounds" className="figures mt-1.5 text-sm text-muted">
          {bounds}
        </p>
      ) : null}
    </>
  );
}

function Closed({ link }: { link: PublicPaymentLink }) {
  return (
    <ScreenHeading icon={<CircleSlash2 />} tone="neutral" title="This link takes no payments">
      {link.status === "used_up"
        ? `It can be used so many times, and has been. Ask ${link.merchant.name} for another one.`
        : `${link.merchant.name} has closed it. Ask them for another one.`}
    </ScreenHeading>
  );
}
