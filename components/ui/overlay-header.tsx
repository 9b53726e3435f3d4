"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";

/** How a dialog and a sheet are opened and named. */
export interface OverlayProps {
  /** The button that opens it. Leave out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
}

/** The name of a dialog or sheet, and the button that closes it. */
export function OverlayHeader({
  title,
  description,
  className,
}: Pick<OverlayProps, "title" | "description"> & { className: string }) {
  return (
    <header className={clsx("flex items-start justify-between gap-4 px-5", className)}>
      <div>
        <BaseDialog.Title className="text-base font-semibold text-ink">{title}</BaseDialog.Title>
        {description ? (
          <BaseDialog.Description className="mt-1 text-sm text-muted">{description}</BaseDialog.Description>
        ) : null}
      </div>
      <BaseDialog.Close
        render={
          <IconButton label="Close" size="sm" className="-mt-0.5 -mr-1.5">
            <X aria-hidden />
          </IconButton>
        }
      />
    </header>
  );
}
