import "./mono.css";
import type { ReactNode } from "react";
import { WordsProvider } from "@/components/checkout/words-provider";
import { requestMessages } from "@/app/pay/words";

/** Everything under /pay speaks the customer's language. */
export default async function PayLayout({ children }: { children: ReactNode }) {
  const words = await requestMessages();
  return <WordsProvider {...words}>{children}</WordsProvider>;
}
