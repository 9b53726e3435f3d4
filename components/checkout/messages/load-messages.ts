import type { Language } from "@/components/checkout/languages";
import type { Messages } from "@/components/checkout/messages/catalogue";

const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import("@/components/checkout/messages/en")).en,
  es: async () => (await import("@/components/checkout/messages/es")).es,
  "pt-BR": async () => (await import("@/components/checkout/messages/pt-br")).ptBr,
  fr: async () => (await import("@/components/checkout/messages/fr")).fr,
  de: async () => (await import("@/components/checkout/messages/de")).de,
  ru: async () => (await import("@/components/checkout/messages/ru")).ru,
  zh: async () => (await import("@/components/checkout/messages/zh")).zh,
  ar: async () => (await import("@/components/checkout/messages/ar")).ar,
  hi: async () => (await import("@/components/checkout/messages/hi")).hi,
  vi: async () => (await import("@/components/checkout/messages/vi")).vi,
  tr: async () => (await import("@/components/checkout/messages/tr")).tr,
  id: async () => (await import("@/components/checkout/messages/id")).id,
};

/** All the words of one language. For the server: the browser gets those of its page with the page. */
export function loadMessages(language: Language): Promise<Messages> {
  return LOADERS[language]();
}
