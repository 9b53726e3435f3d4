import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { EmptyState } from "@/components/layout/empty-state";

interface ErrorStateProps {
  title?: ReactNode;
  children?: ReactNode;
  /** What support needs to find it in the logs. */
  reference?: string;
  /** Try again, or a way out. */
  action?: ReactNode;
  size?: "md" | "lg";
}

/** Something failed: says what, keeps the reference at hand, offers a way on. */
export function ErrorState({
  title = "Something went wrong",
  children,
  reference,
  action,
  size = "md",
}: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState icon={<CircleAlert />} title={title} action={action} size={size}>
        {children ?? "The page could not be loaded. Your data is safe; try again in a moment."}
        {reference ? (
          <span className="mt-2 flex items-center justify-center gap-1 text-xs">
            Reference <code className="font-mono text-ink">{reference}</code>
            <CopyButton value={reference} label="Copy reference" size="sm" />
          </span>
        ) : null}
      </EmptyState>
    </div>
  );
}
