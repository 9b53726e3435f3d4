import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { EXPIRY_OPTIONS, type LineItemValues, toLineItem } from "@/components/invoices/invoice-form";
import { metadataText, parseMetadata } from "@/components/invoices/metadata-form";
import { findIssues } from "@/server/core/explain-issue";
import {
  type CreatePaymentLinkInput,
  createPaymentLinkSchema,
  type PaymentLink,
  type UpdatePaymentLinkInput,
} from "@/server/modules/payment-links/schema";

/** What the form holds: text as it was typed. With line items they make the price, and `amount` is left out. */
export interface LinkDraft {
  pricing: "fixed" | "chosen";
  currency: PaymentLink["currency"];
  amount: string;
  line_items: LineItemValues[];
  minimum_amount: string;
  maximum_amount: string;
  description: string;
  max_uses: string;
  invoice_expires_in_seconds: string;
  success_url: string;
  cancel_url: string;
  metadata: string;
}

export const EMPTY_LINK: LinkDraft = {
  pricing: "fixed",
  currency: "USDT",
  amount: "",
  line_items: [],
  minimum_amount: "",
  maximum_amount: "",
  description: "",
  max_uses: "",
  invoice_expires_in_seconds: EXPIRY_OPTIONS[1].value,
  success_url: "",
  cancel_url: "",
  metadata: "",
};

/** A link as it would have been typed. */
export function draftOf(link: PaymentLink): LinkDraft {
  const isFixed = link.amount !== null;
  return {
    pricing: isFixed ? "fixed" : "chosen",
    currency: link.currency,
    amount: link.line_items.length > 0 ? "" : (link.amount ?? ""),
    line_items: link.line_items.map(({ description, quantity, unit_amount, tax_percentage }) => ({
      description,
      quantity: String(quantity),
      unit_amount,
      tax_percentage: tax_percentage ?? "",
    })),
    minimum_amount: link.minimum_amount ?? "",
    maximum_amount: link.maximum_amount ?? "",
    description: link.description ?? "",
    max_uses: link.max_uses?.toString() ?? "",
    invoice_expires_in_seconds: String(link.invoice_expires_in_seconds),
    success_url: link.success_url ?? "",
    cancel_url: link.cancel_url ?? "",
    metadata: metadataText(link.metadata),
  };
}

const text = (value: string) => value.trim() || undefined;
/** A decimal comma is a decimal point. */
const decimal = (value: string) => text(value.replace(",", "."));

/** A fixed price is sent even when it is empty, so that it is missed. */
function priceOf({ pricing, line_items: lines, ...draft }: LinkDraft) {
  if (pricing === "chosen")
    return {
      minimum_amount: decimal(draft.minimum_amount),
      maximum_amount: decimal(draft.maximum_amount),
    };
  return lines.length > 0 ? { line_items: lines.map(toLineItem) } : { amount: decimal(draft.amount) ?? "" };
}

/** What is sent: fields left empty are left out. */
export function toCreateLink(draft: LinkDraft): CreatePaymentLinkInput {
  const maxUses = text(draft.max_uses);
  return {
    currency: draft.currency,
    ...priceOf(draft),
    description: text(draft.description),
    max_uses: maxUses === undefined ? undefined : Number(maxUses),
    invoice_expires_in_seconds: Number(draft.invoice_expires_in_seconds),
    success_url: text(draft.success_url),
    cancel_url: text(draft.cancel_url),
    metadata: parseMetadata(draft.metadata),
  };
}

const PRICE = ["amount", "minimum_amount", "maximum_amount", "line_items"] as const;
const OTHERS = [
  "description",
  "max_uses",
  "invoice_expires_in_seconds",
  "success_url",
  "cancel_url",
  "metadata",
] as const;

type LinkChanges = Omit<UpdatePaymentLinkInput, "id" | "version">;

/** What was changed, and nothing else. The four fields of the price are one; what was emptied is taken away. */
export function toLinkChanges(before: LinkDraft, after: LinkDraft): LinkChanges {
  const [was, is] = [toCreateLink(before), toCreateLink(after)];
  const isChanged = (name: keyof CreatePaymentLinkInput) =>
    JSON.stringify(was[name]) !== JSON.stringify(is[name]);
  const names = [...(PRICE.some(isChanged) ? PRICE : []), ...OTHERS.filter(isChanged)];
  return Object.fromEntries(names.map((name) => [name, is[name] ?? null]));
}

/** The form's own name of a field of the API; undefined for one that it does not have. */
export function draftField(path: string): string | undefined {
  const [head = ""] = path.split(".");
  if (head === "metadata") return head;
  return head in EMPTY_LINK ? path : undefined;
}

/** Judges the form by the same schema as the API, under the form's own names. */
const draftSchema = z.custom<LinkDraft>().superRefine((draft, ctx) => {
  for (const { path, message } of findIssues(createPaymentLinkSchema, toCreateLink(draft))) {
    const field = draftField(path) ?? "amount";
    ctx.addIssue({ code: "custom", message, path: field.split(".") });
  }
});

export const linkResolver = zodResolver(draftSchema);
