"use client";

import { CircleCheck, CircleX, Info, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

const ICONS = {
  success: <CircleCheck aria-hidden className="size-4 text-success-ink" />,
  error: <CircleX aria-hidden className="size-4 text-danger-ink" />,
  warning: <TriangleAlert aria-hidden className="size-4 text-warning-ink" />,
  info: <Info aria-hidden className="size-4 text-info-ink" />,
  loading: <LoaderCircle aria-hidden className="size-4 animate-spin text-muted" />,
};

/** Where results of actions appear. Mount once per area; call `toast.success("…")` anywhere below. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      icons={ICONS}
      closeButton
      style={
        {
          "--normal-bg": "var(--raised)",
          "--normal-text": "var(--ink)",
          "--normal-border": "var(--line)",
          "--border-radius": "var(--radius-lg)",
          fontFamily: "var(--font-sans)",
        } as React.CSSProperties
      }
      toastOptions={{ classNames: { description: "text-muted!" } }}
    />
  );
}
