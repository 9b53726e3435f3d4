import { keptQuery } from "@/components/checkout/kept-query";
import { useWords } from "@/components/checkout/words-provider";

/** The page's language and window, for a form that asks by the page's address. */
export function KeptFields({ embedder }: { embedder: string | null }) {
  const { language } = useWords();
  return Object.entries(keptQuery(language, embedder)).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
