import type { Metadata } from "next";
import { receiptContent } from "@/components/checkout/receipt-content";
import { ReceiptView } from "@/components/checkout/receipt-view";
import { loadInvoice } from "@/app/pay/load-invoice";
import { requestWords } from "@/app/pay/words";
import { isWritable } from "@/server/modules/documents/schema";

interface PageProps {
  params: Promise<{ invoiceId: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [invoice, words] = await Promise.all([loadInvoice((await params).invoiceId), requestWords()]);
  return {
    title: { absolute: `${words.say("receipt")} · ${invoice.merchant.name}` },
    robots: { index: false, follow: false },
  };
}

/** The customer's receipt, for anybody who has the invoice's link. */
export default async function ReceiptPage({ params }: PageProps) {
  const [invoice, words] = await Promise.all([loadInvoice((await params).invoiceId), requestWords()]);
  const content = receiptContent(words, invoice);
  const hasFile = content !== null && isWritable(content);
  return (
    <ReceiptView
      invoice={invoice}
      file={hasFile ? `/api/receipts/${invoice.id}?lang=${words.language}` : null}
    />
  );
}
