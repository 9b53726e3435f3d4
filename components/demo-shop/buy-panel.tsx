"use client";

import { Clock, ShoppingBag } from "lucide-react";
import Script from "next/script";
import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

interface CheckoutWindow {
  open(options: { invoiceId: string; label?: string; onPaid?: () => void; onClose?: () => void }): void;
}

declare global {
  interface Window {
    /** Of public/embed.js, once it is there. */
    Daric?: CheckoutWindow;
  }
}

type Step = "shopping" | "ordering" | "waiting" | "paid" | "failed";

const ORDERS = "/demo-shop/orders";
const ASK_MILLISECONDS = 2_000;

/** A shop's own page: orders at the shop's server, opens the checkout over itself, and believes its server alone. */
export function BuyPanel() {
  const [step, setStep] = useState<Step>("shopping");
  const [invoiceId, setInvoiceId] = useState<string | null>(null);

  useEffect(() => {
    if (step !== "waiting" || invoiceId === null) return;
    const timer = setInterval(() => {
      void isPaid(invoiceId).then((paid) => paid && setStep("paid"));
    }, ASK_MILLISECONDS);
    return () => clearInterval(timer);
  }, [step, invoiceId]);

  async function buy() {
    setStep("ordering");
    const id = invoiceId ?? (await order());
    setInvoiceId(id);
    setStep(id === null ? "failed" : "waiting");
    if (id === null) return;
    if (globalThis.window.Daric)
      globalThis.window.Daric.open({ invoiceId: id, label: "Pay for your coffee" });
    else globalThis.location.assign(`/pay/${id}`);
  }

  return (
    <div className="mt-6">
      <Script src="/embed.js" strategy="afterInteractive" />
      {step === "paid" ? null : (
        <Button
          variant="primary"
          size="xl"
          block
          icon={<ShoppingBag aria-hidden />}
          pending={step === "ordering"}
          onClick={() => void buy()}
        >
          {invoiceId === null ? "Buy now" : "Continue to pay"}
        </Button>
      )}
      <div aria-live="polite" className="mt-4">
        <Outcome step={step} />
      </div>
    </div>
  );
}

function Outcome({ step }: { step: Step }) {
  if (step === "waiting")
    return (
      <p className="flex items-center gap-2 text-muted">
        <Clock aria-hidden className="size-4 shrink-0" /> Ordered. The shop’s server waits for the payment.
      </p>
    );
  if (step === "paid")
    return (
      <Alert tone="success" title="Paid. Thank you!">
        The shop’s server has it from the API, and packs your coffee.
      </Alert>
    );
  if (step === "failed")
    return <Alert tone="danger" title="The order could not be made. Try again in a moment." />;
  return null;
}

/** The id of a new invoice; null when the shop's server could not get one. */
async function order(): Promise<string | null> {
  try {
    const response = await fetch(ORDERS, { method: "POST", signal: AbortSignal.timeout(20_000) });
    return response.ok ? ((await response.json()) as { invoice_id: string }).invoice_id : null;
  } catch {
    return null;
  }
}

async function isPaid(invoiceId: string): Promise<boolean> {
  try {
    const response = await fetch(`${ORDERS}/${invoiceId}`, { signal: AbortSignal.timeout(5_000) });
    return response.ok && ((await response.json()) as { status: string }).status === "paid";
  } catch {
    // The next question asks again.
    return false;
  }
}
