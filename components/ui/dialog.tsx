"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { OverlayHeader, type OverlayProps } from "@/components/ui/overlay-header";

interface DialogProps extends OverlayProps {
  children?: ReactNode;
  /** Buttons at the bottom right; wrap the one that gives up in `DialogClose`. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
}

const WIDTHS = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl" } as const;

/**
 * A question or short task in front of the page: traps focus, closes with Escape, gives focus back. A click beside it
 * closes nothing: it may hold a secret that is shown once, or what somebody has typed.
 */
export function Dialog({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "md",
}: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => onOpenChange?.(next)} disablePointerDismissal>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="scrim fixed inset-0 z-40" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center overflow-y-auto p-3 sm:items-center sm:p-6">
          <BaseDialog.Popup
            className={clsx(
              "flex max-h-full w-full flex-col rounded-xl border border-line bg-raised shadow-overlay outline-none",
              "transition-[opacity,scale,translate] duration-200 ease-out data-ending-style:duration-100",
              "data-starting-style:translate-y-2 data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0",
              WIDTHS[size],
            )}
          >
            <OverlayHeader title={title} description={description} className="pt-5" />
            {children ? (
              <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-5">{children}</div>
            ) : (
              <div className="pb-5" />
            )}
            {footer ? (
              <footer className="flex flex-col-reverse gap-2 border-t border-line px-5 py-3.5 sm:flex-row sm:justify-end">
                {footer}
              </footer>
            ) : null}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Makes the given button close the dialog or sheet around it. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <BaseDialog.Close render={children} />;
}
