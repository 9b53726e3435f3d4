import {
  BadgeCheck,
  Ban,
  Bell,
  CircleCheck,
  CircleX,
  Clock,
  Eye,
  FilePlus,
  Inbox,
  LoaderCircle,
  Pencil,
  Radar,
  RotateCcw,
  ShieldCheck,
  Split,
  StickyNote,
  TimerOff,
  TrendingDown,
  TrendingUp,
  Undo2,
  Unlink,
  Wallet,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/tone";
import type { TimelineEntry } from "@/server/modules/events/schema";

interface EntryLook {
  readonly title: string;
  readonly icon: ReactNode;
  readonly tone: Tone;
}

const LOOKS: Readonly<Record<string, EntryLook>> = {
  "invoice.created": { title: "Invoice created", icon: <FilePlus />, tone: "neutral" },
  "invoice.viewed": { title: "Checkout opened for the first time", icon: <Eye />, tone: "neutral" },
  "invoice.payment_detected": { title: "Payment detected", icon: <Radar />, tone: "info" },
  "invoice.confirming": {
    title: "Paid in full, waiting for confirmations",
    icon: <LoaderCircle />,
    tone: "info",
  },
  "invoice.paid": { title: "Invoice paid", icon: <CircleCheck />, tone: "success" },
  "invoice.underpaid": {
    title: "Less than the amount due has arrived",
    icon: <TrendingDown />,
    tone: "warning",
  },
  "invoice.overpaid": {
    title: "More than the amount due has arrived",
    icon: <TrendingUp />,
    tone: "warning",
  },
  "invoice.paid_late": { title: "Paid after expiry", icon: <Clock />, tone: "warning" },
  "invoice.reopened": { title: "Invoice reopened", icon: <RotateCcw />, tone: "warning" },
  "invoice.expired": { title: "Invoice expired", icon: <TimerOff />, tone: "neutral" },
  "invoice.cancelled": { title: "Invoice cancelled", icon: <Ban />, tone: "neutral" },
  "invoice.updated": { title: "Invoice changed", icon: <Pencil />, tone: "neutral" },
  "invoice_note.added": { title: "Note", icon: <StickyNote />, tone: "neutral" },
  "manual_payment.recorded": { title: "Marked as received elsewhere", icon: <BadgeCheck />, tone: "success" },
  "payment.detected": { title: "Transfer found on the chain", icon: <Radar />, tone: "info" },
  "payment.confirming": { title: "Transfer is being confirmed", icon: <LoaderCircle />, tone: "info" },
  "payment.confirmed": { title: "Transfer confirmed", icon: <CircleCheck />, tone: "success" },
  "payment.final": { title: "Transfer is final", icon: <ShieldCheck />, tone: "success" },
  "payment.failed": { title: "Transfer failed", icon: <CircleX />, tone: "danger" },
  "payment.orphaned": { title: "Transfer’s block left the chain", icon: <Unlink />, tone: "warning" },
  "deposit.unmatched": { title: "Money that does not count arrived", icon: <Inbox />, tone: "warning" },
  "deposit.assigned": { title: "Money was assigned to an invoice", icon: <Inbox />, tone: "success" },
  "deposit.kept": { title: "Unmatched money was kept", icon: <Inbox />, tone: "success" },
  "deposit.refund_requested": { title: "Refund requested", icon: <Undo2 />, tone: "warning" },
  "settlement.created": { title: "Settlement started", icon: <Split />, tone: "info" },
  "settlement.completed": { title: "Settled", icon: <Split />, tone: "success" },
  "settlement.available": { title: "Net available for payout", icon: <Wallet />, tone: "success" },
  "settlement.reversed": { title: "Settlement reversed", icon: <Undo2 />, tone: "warning" },
};

/** How an entry looks; a type that is not known here keeps its own name. */
export function entryLook({ type, actor, data: { object } }: TimelineEntry): EntryLook {
  const look = LOOKS[type] ?? { title: type, icon: <Bell />, tone: "neutral" };
  // Daric itself changes nothing but what has its confirmations.
  return type === "invoice.updated" && actor.type === "system"
    ? { ...look, title: confirmedText(object) }
    : look;
}

function confirmedText({ amount_confirmed, amount_paid, exception }: Record<string, unknown>): string {
  const still = exception === "underpaid" ? ", still underpaid" : "";
  return amount_confirmed === amount_paid ? `Payment confirmed${still}` : `Confirmations changed${still}`;
}

/** Who did it, as a person would say it. */
export function actorText({
  actor: { type, name },
  credential_name: credential,
}: Pick<TimelineEntry, "actor"> & Partial<Pick<TimelineEntry, "credential_name">>): string {
  switch (type) {
    case "user":
      return name ?? "A member";
    case "api_key":
      return `API key ${credential ?? `…${name?.slice(-6) ?? ""}`}`;
    case "partner":
      return `Partner ${credential ?? `…${name?.slice(-6) ?? ""}`}`;
    case "payer":
      return "The customer";
    case "webhook":
      return name ?? "A provider";
    case "system":
      return "Daric";
  }
}
