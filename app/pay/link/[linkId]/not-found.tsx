import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/layout/empty-state";

export const metadata: Metadata = { title: { absolute: "No such payment link" }, robots: { index: false } };

export default function PaymentLinkNotFound() {
  return (
    <main id="content" className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">No such payment link</h1>
      <EmptyState icon={<SearchX />} title="There is no payment link at this address">
        The link may have been cut off. Open it again from where you found it, or ask who gave it to you.
      </EmptyState>
    </main>
  );
}
