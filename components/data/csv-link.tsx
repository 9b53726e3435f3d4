"use client";

import { Download } from "lucide-react";
import type { MouseEvent } from "react";
import { Alert } from "@/components/ui/alert";
import { buttonStyle } from "@/components/ui/button-style";
import { hrefWith } from "./cursor-trail";
import { useDownload } from "./use-download";

interface CsvLinkProps {
  noun:
    | "audit-log"
    | "balance_transactions"
    | "customers"
    | "daily_figures"
    | "invoices"
    | "payments"
    | "settlements";
  /** The filters that are on: the download is what they leave, all pages of it. */
  filters?: Readonly<Record<string, string | undefined>>;
}

/** Downloads a whole list as CSV, or says below why not. Without JavaScript it is a link. */
export function CsvLink({ noun, filters }: CsvLinkProps) {
  const { download, failure, pending } = useDownload();
  const href = hrefWith(`/api/exports/${noun}`, filters ?? {});
  function take(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!pending) download(href);
  }
  return (
    <span className="inline-flex min-w-0 flex-col items-start gap-2 sm:items-end">
      <a
        href={href}
        download={`${noun}.csv`}
        className={buttonStyle({})}
        aria-label={`Download ${noun.replace(/[-_]/, " ")} as CSV`}
        aria-busy={pending}
        onClick={take}
      >
        <Download aria-hidden />
        CSV
      </a>
      {failure === null ? null : (
        <Alert tone="danger" role="alert" className="max-w-80">
          {failure}
        </Alert>
      )}
    </span>
  );
}
