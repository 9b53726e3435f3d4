import { returnLink } from "@/components/checkout/screen";
import { useWords } from "@/components/checkout/words-provider";
import { buttonStyle } from "@/components/ui/button-style";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

interface ReturnLinkProps {
  url: string | null;
  invoice: Pick<PublicInvoice, "id" | "merchant">;
  primary?: boolean;
}

/** The way back to the shop, if it named one. */
export function ReturnLink({ url, invoice, primary }: ReturnLinkProps) {
  const words = useWords();
  const href = returnLink(url, invoice.id);
  if (!href) return null;
  const variant = primary ? "primary" : "secondary";
  return (
    <a
      href={href}
      rel="noopener"
      className={buttonStyle({ variant, size: "xl", block: true, className: "mt-6" })}
    >
      <span className="truncate">{words.say("returnTo", { merchant: invoice.merchant.name })}</span>
    </a>
  );
}
