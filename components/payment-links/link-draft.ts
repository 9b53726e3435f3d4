import { EXPIRY_OPTIONS } from "@/components/invoices/invoice-form";
import { parseMetadata } from "@/components/invoices/metadata-form";
import type { CreatePaymentLinkInput, PaymentLink } from "@/server/modules/payment-links/schema";

/** What the form holds: text as it was typed. */
export interface LinkDraft {
  readonly pricing: "fixed" | "chosen";
  readonly currency: PaymentLink["currency"];
  readonly amount: string;
  readonly minimum_amount: string;
  readonly maximum_amount: string;
  readonly description: string;
  readonly max_uses: string;
  readonly invoice_expires_in_seconds: string;
  readonly success_url: string;
  readonly metadata: string;
}

export const EMPTY_LINK: LinkDraft = {
  pricing: "fixed",
  currency: "USDT",
  amount: "",
  minimum_amount: "",
  maximum_amount: "",
  description: "",
  max_uses: "",
  invoice_expires_in_seconds: EXPIRY_OPTIONS[1].value,
  success_url: "",
  metadata: "",
};

const text = (value: string) => value.trim() || undefined;
/** A decimal comma is a decimal point. */
const decimal = (value: string) => text(value.replace(",", "."));

/** What is sent: fields left empty are left out. A fixed price is sent even when it is empty, so that it is missed. */
export function toCreateLink(draft: LinkDraft): CreatePaymentLinkInput {
  const price =
    draft.pricing === "fixed"
      ? { amount: decimal(draft.amount) ?? "" }
      : { minimum_amount: decimal(draft.minimum_amount), maximum_amount: decimal(draft.maximum_amount) };
  const maxUses = text(draft.max_uses);
  return {
    currency: draft.currency,
    ...price,
    description: text(draft.description),
    max_uses: maxUses === undefined ? undefined : Number(maxUses),
    invoice_expires_in_seconds: Number(draft.invoice_expires_in_seconds),
    success_url: text(draft.success_url),
    metadata: parseMetadata(draft.metadata),
  };
}
