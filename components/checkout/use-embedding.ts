import { useEffect } from "react";
import { toldAs } from "@/components/checkout/embed";
import type { Screen } from "@/components/checkout/screen";
import type { PublicInvoice } from "@/server/modules/invoices/schema";

/** Tells the page around this one what happens, how tall the content is, and that Escape was pressed. */
export function useEmbedding(origin: string | null, { id, status }: PublicInvoice, screen: Screen): void {
  useEffect(() => {
    if (origin === null) return;
    const content = document.querySelector("[data-checkout]");
    const tell = (type: string, more: object = {}) =>
      globalThis.parent.postMessage({ type, invoice_id: id, ...more }, origin);
    const onKey = ({ key, defaultPrevented }: KeyboardEvent): void => {
      if (key === "Escape" && !defaultPrevented) tell("daric.closed");
    };
    const sizes = new ResizeObserver(() =>
      tell("daric.resize", { height: content?.getBoundingClientRect().height }),
    );
    if (content) sizes.observe(content);
    document.addEventListener("keydown", onKey);
    tell("daric.loaded");
    return () => {
      sizes.disconnect();
      document.removeEventListener("keydown", onKey);
    };
  }, [origin, id]);

  const told = toldAs(screen);
  useEffect(() => {
    if (origin !== null && told !== null)
      globalThis.parent.postMessage({ type: told, invoice_id: id, status }, origin);
  }, [origin, id, status, told]);
}
