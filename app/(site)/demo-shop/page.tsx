import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { Bag } from "@/components/demo-shop/bag";
import { BuyPanel } from "@/components/demo-shop/buy-panel";
import { PRODUCT } from "@/components/demo-shop/product";
import { Money } from "@/components/format/money";
import { ModeBanner } from "@/components/layout/mode-banner";
import { SiteHeader } from "@/components/layout/site-header";
import { getDemo } from "@/app/(site)/demo";

export const metadata: Metadata = { title: "Demo shop", robots: { index: false } };

const STEPS = [
  "The shop’s server creates an invoice through the public API.",
  "Its page opens the checkout in a window over itself, with one script.",
  "What the window says is a hint. The shop’s server asks the API before it delivers.",
];

/** A shop that is built with the public API and the embedded checkout alone. Only the demo has one. */
export default async function DemoShopPage() {
  await connection();
  if (!(await getDemo())) notFound();
  return (
    <div className="flex min-h-dvh flex-col">
      <ModeBanner>Demo shop: play money, and no coffee</ModeBanner>
      <SiteHeader nav={[{ href: "/docs", label: "Docs" }]} />
      <main id="content" className="mx-auto w-full max-w-5xl flex-1 px-4 py-8 sm:px-6 md:py-14">
        <div className="grid gap-8 md:grid-cols-2 md:gap-14">
          <div className="aspect-square overflow-hidden rounded-2xl border border-line">
            <Bag />
          </div>
          <div className="self-center">
            <p className="text-sm font-medium text-muted">Harbour Street Roasters</p>
            <h1 className="mt-1 text-3xl font-semibold">{PRODUCT.name}</h1>
            <p className="mt-3 text-2xl font-semibold">
              <Money amount={PRODUCT.price} currency={PRODUCT.currency} />
            </p>
            <p className="mt-3 text-base text-pretty text-muted">
              Hazelnut, dried fig, a long finish. Roasted on Tuesdays, shipped the day after.
            </p>
            <BuyPanel />
          </div>
        </div>
        <section aria-labelledby="how" className="mt-12 border-t border-line pt-8 md:mt-16">
          <h2 id="how" className="text-lg font-semibold">
            How this shop is paid
          </h2>
          <ol className="mt-4 grid gap-4 md:grid-cols-3">
            {STEPS.map((step, index) => (
              <li key={step} className="flex gap-3 text-muted">
                <span
                  aria-hidden
                  className="figures flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink"
                >
                  {index + 1}
                </span>
                <span className="text-pretty">{step}</span>
              </li>
            ))}
          </ol>
        </section>
      </main>
    </div>
  );
}
