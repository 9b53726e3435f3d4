import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/layout/empty-state";

export const metadata: Metadata = { title: { absolute: "No such invoice" }, robots: { index: false } };

/** An id that nobody has issued, or a link that lost a character on its way. */
export default function InvoiceNotFound() {
  return (
    <main id="content" className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">No such invoice</h1>
      <EmptyState icon={<SearchX />} title="There is no invoice at this address">
        The link may have been cut off. Open it again from the shop or the message that it came from, and do
        not send any money until you see the amount.
      </EmptyState>
    </main>
  );
}
