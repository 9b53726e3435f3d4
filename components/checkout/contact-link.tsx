import { MessageCircle } from "lucide-react";
import { useWords } from "@/components/checkout/words-provider";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** Where the merchant wants to be asked; nothing where they named no place. */
export function ContactLink({ merchant }: Pick<PublicInvoice, "merchant">) {
  const words = useWords();
  const { name, support_url: url, support_email: email } = merchant;
  const href = url ?? (email === null ? null : `mailto:${email}`);
  if (href === null) return null;
  return (
    <a
      href={href}
      rel="noopener noreferrer"
      target={url === null ? undefined : "_blank"}
      className="mt-3 inline-flex items-center gap-1 rounded-sm font-medium text-ink hover:text-accent-ink"
    >
      <MessageCircle aria-hidden className="size-4 shrink-0" />
      {words.say("contact", { merchant: name })}
    </a>
  );
}
