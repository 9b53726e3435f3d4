import type { Metadata } from "next";
import { EmptyState } from "@/components/layout/empty-state";
import { Logo } from "@/components/layout/logo";
import { requestWords } from "@/app/pay/words";

export async function generateMetadata(): Promise<Metadata> {
  const words = await requestWords();
  return { title: { absolute: words.say("noLinkTitle") }, robots: { index: false } };
}

/** An id that nobody has made, or a link that lost a character on its way. */
export default async function PaymentLinkNotFound() {
  const words = await requestWords();
  return (
    <main id="content" className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">{words.say("noLinkTitle")}</h1>
      <EmptyState icon={<Logo mark />} title={words.say("noLinkTitle")}>
        {words.say("noLinkText")}
      </EmptyState>
    </main>
  );
}
