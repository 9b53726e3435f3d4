import { Download } from "lucide-react";
import { buttonStyle } from "@/components/ui/button-style";
import { hrefWith } from "./cursor-trail";

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

/** Downloads a whole list as CSV. */
export function CsvLink({ noun, filters }: CsvLinkProps) {
  return (
    <a
      href={hrefWith(`/api/exports/${noun}`, filters ?? {})}
      download={`${noun}.csv`}
      className={buttonStyle({})}
      aria-label={`Download ${noun.replace(/[-_]/, " ")} as CSV`}
    >
      <Download aria-hidden />
      CSV
    </a>
  );
}
