"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import { OverlayHeader, type OverlayProps } from "@/components/ui/overlay-header";

interface SheetProps extends OverlayProps {
  children: ReactNode;
  /** Stays in sight at the bottom while the body scrolls. With one it is a task, which a click beside it does not end. */
  footer?: ReactNode;
  side?: "left" | "right";
  size?: "sm" | "md" | "lg";
  /** The body brings its own padding. */
  flush?: boolean;
}

const WIDTHS = { sm: "sm:max-w-72", md: "sm:max-w-md", lg: "sm:max-w-3xl" } as const;

/** A panel from the side of the screen for creating and editing beside the page it belongs to. */
export function Sheet(props: SheetProps) {
  const {
    trigger,
    open,
    onOpenChange,
    title,
    description,
    children,
    footer,
    side = "right",
    size = "md",
    flush,
  } = props;
  return (
    <BaseDialog.Root
      open={open}
      onOpenChange={(next) => onOpenChange?.(next)}
      disablePointerDismissal={Boolean(footer)}
    >
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim fixed inset-0 z-40" />
        <BaseDialog.Popup
          className={clsx(
            "fixed inset-y-0 z-50 flex w-full flex-col border-line bg-raised shadow-overlay outline-none",
            "transition-[translate,opacity] duration-250 ease-out data-ending-style:duration-150",
            side === "right"
              ? "right-0 border-l data-ending-style:translate-x-8 data-ending-style:opacity-0 data-starting-style:translate-x-8 data-starting-style:opacity-0"
              : "left-0 max-w-[85vw] border-r data-ending-style:-translate-x-8 data-ending-style:opacity-0 data-starting-style:-translate-x-8 data-starting-style:opacity-0",
            WIDTHS[size],
          )}
        >
          <OverlayHeader title={title} description={description} className="border-b border-line py-4" />
          <div className={clsx("min-h-0 flex-1 overflow-y-auto overscroll-contain", !flush && "p-5")}>
            {children}
          </div>
          {footer ? (
            <footer className="flex justify-end gap-2 border-t border-line px-5 py-3.5">{footer}</footer>
          ) : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
