import { clsx } from "clsx";
import { itemWords } from "@/components/checkout/item-words";
import { Moment } from "@/components/checkout/moment";
import { assetText } from "@/components/checkout/sentences";
import { useWords } from "@/components/checkout/words-provider";
import { LineItemTable } from "@/components/invoices/line-item-table";
import { Monogram } from "@/components/ui/monogram";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** From here on the large type would not fit into its pane. */
const LONG_AMOUNT_CHARACTERS = 7;

/** Who asks for how much, and for what. */
export function Summary({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const { merchant, amount, currency, description } = invoice;
  return (
    <section
      aria-label={words.say("invoice")}
      className="flex px-5 pt-5 pb-6 lg:justify-end lg:px-14 lg:py-16 xl:px-20"
    >
      <div className="mx-auto w-full max-w-md min-w-0 lg:mx-0">
        <div className="flex items-start justify-between gap-x-4 lg:flex-col lg:gap-y-10">
          <div className="flex min-w-0 items-center gap-3">
            <Monogram
              name={merchant.name}
              src={merchant.logo_url ?? undefined}
              size="md"
              className="lg:size-10 lg:text-sm"
            />
            <p className="min-w-0 font-semibold wrap-anywhere text-ink lg:text-base">
              <bdi>{merchant.name}</bdi>
            </p>
          </div>
          <div className="text-end lg:text-start">
            <p className="hidden text-muted lg:mb-1 lg:block">{words.say("amount")}</p>
            <p
              className={clsx(
                "text-lg font-semibold text-ink lg:tracking-tight",
                amount.length > LONG_AMOUNT_CHARACTERS ? "lg:text-3xl" : "lg:text-5xl",
              )}
            >
              <bdi suppressHydrationWarning className="figures">
                {words.price(amount, currency)}
              </bdi>
            </p>
            {currency === invoice.payable.asset ? null : (
              <p className="figures text-xs text-muted lg:mt-1 lg:text-sm">
                {words.say("paidAs", { amount: assetText(invoice.amount_due, invoice) })}
              </p>
            )}
          </div>
        </div>
        {description ? (
          <p className="mt-3 text-pretty wrap-anywhere text-ink lg:mt-8 lg:text-base">
            <bdi>{description}</bdi>
          </p>
        ) : null}
        {invoice.line_items.length > 0 ? <Items invoice={invoice} /> : null}
        <Facts invoice={invoice} />
      </div>
    </section>
  );
}

/** Open where there is room; on a phone they must not push the amount and the address away. */
function Items({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  return (
    <>
      <div className="mt-8 hidden lg:block">
        <LineItemTable invoice={invoice} words={itemWords(words)} />
      </div>
      <details className="mt-3 lg:hidden">
        <summary className="w-fit rounded-sm font-medium text-ink">
          {words.count("items", invoice.line_items.length)}
        </summary>
        <div className="mt-2">
          <LineItemTable invoice={invoice} words={itemWords(words)} />
        </div>
      </details>
    </>
  );
}

/** Values begin at one edge: the time changes its width when the reader's own zone is known, and nothing may move. */
function Facts({ invoice }: { invoice: PublicInvoice }) {
  const words = useWords();
  const { order_id: order } = invoice;
  return (
    <dl className="mt-1.5 grid gap-3 text-muted lg:mt-8 lg:border-t lg:border-line lg:pt-5">
      {order ? (
        <div className="flex gap-1.5">
          <dt className="lg:w-24">{words.say("order")}</dt>
          <dd className="min-w-0 wrap-anywhere lg:text-ink">
            <bdi>{order}</bdi>
          </dd>
        </div>
      ) : null}
      <div className="flex gap-1.5 max-lg:hidden">
        <dt className="lg:w-24">{words.say("issued")}</dt>
        <dd className="lg:text-ink">
          <Moment value={invoice.created_at} />
        </dd>
      </div>
    </dl>
  );
}
