"use client";

import { clsx } from "clsx";
import { Clock } from "lucide-react";
import { useEffect, useRef } from "react";
import { countdownText, secondsLeft, spokenCountdown, URGENT_SECONDS } from "@/components/checkout/countdown";
import { useServerTime } from "@/components/checkout/server-clock";
import { DateTime } from "@/components/format/date-time";
import { announce } from "@/components/ui/announce";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface TimeLeftProps {
  invoice: Pick<PublicInvoice, "expires_at" | "merchant">;
  renderedAt: number;
}

/** How long the price holds, and what becomes of money that comes later. Quiet until the last five minutes. */
export function TimeLeft({ invoice, renderedAt }: TimeLeftProps) {
  const left = secondsLeft(invoice.expires_at, useServerTime(renderedAt));
  const urgent = left <= URGENT_SECONDS;
  useSpokenWarnings(left);
  return (
    <div className="mt-4 border-t border-line pt-3 text-muted">
      <div className="flex items-center justify-between gap-3">
        <span className="flex items-center gap-1.5">
          <Clock aria-hidden className={clsx("size-4", urgent && "text-warning-ink")} />
          <span>
            Pay before <DateTime value={invoice.expires_at} className="whitespace-nowrap" />
          </span>
        </span>
        <span
          role="timer"
          aria-label={spokenCountdown(left)}
          className={clsx(
            "figures shrink-0 rounded-md px-2 py-0.5 text-right font-semibold noscript:hidden",
            urgent ? "bg-warning-soft text-warning-ink" : "bg-neutral-soft text-ink",
          )}
        >
          {countdownText(left)}
        </span>
      </div>
      <p className="mt-1.5 text-xs text-pretty">
        {left > 0
          ? `If your payment arrives later it is still detected, and ${invoice.merchant.name} is told that it was late.`
          : "Do not send anything now. A payment that was sent in time is still being looked for."}
      </p>
    </div>
  );
}

const WARNED_SECONDS = [URGENT_SECONDS, 60, 0];

/** A timer is silent by itself; these are the moments that matter. */
function useSpokenWarnings(left: number): void {
  const before = useRef(left);
  useEffect(() => {
    const crossed = WARNED_SECONDS.some((mark) => before.current > mark && left <= mark);
    before.current = left;
    if (crossed) announce(spokenCountdown(left));
  }, [left]);
}
