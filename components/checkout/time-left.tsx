"use client";

import { clsx } from "clsx";
import { Clock } from "lucide-react";
import { useEffect, useRef } from "react";
import { secondsLeft, URGENT_SECONDS } from "@/components/checkout/countdown";
import { Moment } from "@/components/checkout/moment";
import { Phrase } from "@/components/checkout/phrase";
import { spokenCountdown } from "@/components/checkout/sentences";
import { useServerTime } from "@/components/checkout/server-clock";
import { useWords } from "@/components/checkout/words-provider";
import { announce } from "@/components/ui/announce";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface TimeLeftProps {
  invoice: Pick<PublicInvoice, "expires_at" | "exception" | "merchant" | "clock_ahead_seconds">;
  renderedAt: number;
}

/** That the page is waiting, and for how long. Quiet until the last five minutes. */
export function TimeLeft({ invoice, renderedAt }: TimeLeftProps) {
  const words = useWords();
  const left = useSecondsLeft(invoice, renderedAt);
  const urgent = left <= URGENT_SECONDS;
  const rest = invoice.exception === "underpaid";
  useSpokenWarnings(left);
  return (
    <div className="mb-5 flex items-center justify-between gap-3">
      <span className="flex items-center gap-2 text-muted">
        <span aria-hidden className="relative flex size-2">
          <span className="absolute inline-flex size-full animate-ping rounded-full bg-accent opacity-60 motion-reduce:hidden" />
          <span className="relative inline-flex size-2 rounded-full bg-accent" />
        </span>
        {words.say(
          left > 0
            ? rest
              ? "waitingForRest"
              : "waitingForPayment"
            : rest
              ? "lookingForRest"
              : "lookingForPayment",
        )}
      </span>
      <span
        role="timer"
        aria-label={spokenCountdown(words, left)}
        suppressHydrationWarning
        className={clsx(
          "figures inline-flex shrink-0 items-center gap-1.5 rounded-full border px-2.5 py-0.5 font-medium noscript:hidden",
          urgent
            ? "border-warning-line bg-warning-soft text-warning-ink"
            : "border-neutral-line bg-neutral-soft text-neutral-ink",
        )}
      >
        <Clock aria-hidden className="size-3.5" />
        <bdi suppressHydrationWarning>{words.countdown(left)}</bdi>
      </span>
    </div>
  );
}

/** Until when the amount holds, and what becomes of money that comes later. */
export function LateMoney({ invoice, renderedAt }: TimeLeftProps) {
  const words = useWords();
  const left = useSecondsLeft(invoice, renderedAt);
  return (
    <div className="mt-4 text-muted">
      <p>
        <Phrase
          words={words}
          of={left > 0 ? "payBefore" : "wasOverAt"}
          values={{ time: <Moment value={invoice.expires_at} className="font-medium text-ink" /> }}
        />
      </p>
      <p className="mt-0.5 text-pretty">
        {left > 0
          ? words.say("lateIsFound", { merchant: invoice.merchant.name })
          : words.say("sendNothingNow")}
      </p>
    </div>
  );
}

/** By the clock of the invoice's mode. */
function useSecondsLeft(
  { expires_at, clock_ahead_seconds: ahead }: TimeLeftProps["invoice"],
  renderedAt: number,
) {
  return secondsLeft(expires_at, useServerTime(renderedAt) + ahead * 1000);
}

const WARNED_SECONDS = [URGENT_SECONDS, 60, 0];

/** A timer is silent by itself; these are the moments that matter. */
function useSpokenWarnings(left: number): void {
  const words = useWords();
  const before = useRef(left);
  useEffect(() => {
    const crossed = WARNED_SECONDS.some((mark) => before.current > mark && left <= mark);
    before.current = left;
    if (crossed) announce(spokenCountdown(words, left));
  }, [left, words]);
}
