import { CircleSlash2 } from "lucide-react";
import type { ReactNode } from "react";
import { accentOf } from "@/components/checkout/accent";
import { itemWords } from "@/components/checkout/item-words";
import { LanguagePicker } from "@/components/checkout/language-picker";
import { LANGUAGE_PARAMETER } from "@/components/checkout/languages";
import { ScreenHeading } from "@/components/checkout/screen-heading";
import type { Words } from "@/components/checkout/words";
import { LineItemTable } from "@/components/invoices/line-item-table";
import { Logo } from "@/components/layout/logo";
import { ModeBanner } from "@/components/layout/mode-banner";
import { Alert } from "@/components/ui/alert";
import { buttonStyle } from "@/components/ui/button-style";
import { CONTROL } from "@/components/ui/control-style";
import { Monogram } from "@/components/ui/monogram";
import type { PublicPaymentLink } from "@/server/modules/payment-links/schema";
import { AMOUNT_PARAMETER, boundsSentence, FORM_FIELD, paymentLinkPath } from "./link-form";

interface LinkViewProps {
  link: PublicPaymentLink;
  words: Words;
  /** Names this form. */
  form: string;
  /** What was written before the form came back. */
  amount: string | undefined;
  refusal: string | undefined;
}

/** Who asks for money and for what, and a form that makes an invoice. */
export function LinkView(props: LinkViewProps) {
  const { link, words } = props;
  return (
    <div style={accentOf(link.merchant)} className="flex min-h-dvh flex-col">
      {link.livemode ? null : <ModeBanner>{words.say("testMode")}</ModeBanner>}
      <main id="content" className="flex flex-1 flex-col items-center px-4 py-8 sm:justify-center sm:py-16">
        <section className="w-full max-w-md rounded-xl border border-line bg-surface p-5 shadow-card sm:p-8">
          <div className="mb-6 flex min-w-0 items-center gap-3">
            <Monogram name={link.merchant.name} src={link.merchant.logo_url ?? undefined} size="md" />
            <p className="min-w-0 font-semibold wrap-anywhere text-ink">
              <bdi>{link.merchant.name}</bdi>
            </p>
          </div>
          {link.status === "open" ? <PayForm {...props} /> : <Closed link={link} words={words} />}
        </section>
        <div className="relative mt-6 flex min-w-64 flex-wrap items-center justify-center gap-x-6 text-xs text-muted">
          <span className="flex items-center gap-1">
            {words.say("poweredBy")} <Logo className="scale-90" />
          </span>
          <LanguagePicker />
        </div>
      </main>
    </div>
  );
}

function PayForm({ link, words, form, amount, refusal }: LinkViewProps) {
  const { description, amount: price, currency } = link;
  return (
    <>
      <h1 className="text-xl font-semibold wrap-anywhere text-ink">
        {description ? <bdi>{description}</bdi> : words.say("linkTitle", { merchant: link.merchant.name })}
      </h1>
      <Items link={link} words={words} />
      {refusal ? (
        <Alert tone="danger" role="alert" className="mt-5">
          {refusal}
        </Alert>
      ) : null}
      <form method="post" action={`${paymentLinkPath(link.id)}/invoice`} className="mt-6">
        <input type="hidden" name={FORM_FIELD} value={form} />
        <input type="hidden" name={LANGUAGE_PARAMETER} value={words.language} />
        {price === null ? (
          <AmountField link={link} words={words} amount={amount} invalid={refusal !== undefined} />
        ) : (
          <Fact label={words.say("amount")}>
            <bdi className="figures">{words.price(price, currency)}</bdi>
          </Fact>
        )}
        <button
          type="submit"
          className={buttonStyle({ variant: "primary", size: "xl", block: true, className: "mt-5" })}
        >
          {link.merchant.button_text ? <bdi>{link.merchant.button_text}</bdi> : words.say("linkContinue")}
        </button>
      </form>
      <p className="mt-4 text-pretty text-muted">{words.say("linkNote")}</p>
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
function Items({ link, words }: { link: PublicPaymentLink; words: Words }) {
  const { line_items, currency, amount, subtotal_amount, tax_amount } = link;
  if (amount === null || subtotal_amount === null || tax_amount === null) return null;
  return (
    <div className="mt-4">
      <LineItemTable
        invoice={{ line_items, currency, amount, subtotal_amount, tax_amount }}
        words={itemWords(words)}
      />
    </div>
  );
}

interface AmountFieldProps {
  link: PublicPaymentLink;
  words: Words;
  amount: string | undefined;
  invalid: boolean;
}

function AmountField({ link, words, amount, invalid }: AmountFieldProps) {
  const bounds = boundsSentence(words, link);
  return (
    <>
      <label htmlFor="amount" className="mb-1.5 block font-medium text-ink">
        {words.say("linkAmount", { currency: link.currency })}
      </label>
      <input
        id="amount"
        name={AMOUNT_PARAMETER}
        required
        dir="ltr"
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

function Closed({ link, words }: { link: PublicPaymentLink; words: Words }) {
  const merchant = link.merchant.name;
  return (
    <ScreenHeading icon={<CircleSlash2 />} tone="neutral" title={words.say("linkClosedTitle")}>
      {words.say(link.status === "used_up" ? "linkUsedUp" : "linkClosed", { merchant })}
    </ScreenHeading>
  );
}
