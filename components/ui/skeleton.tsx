import { clsx } from "clsx";

/** A quiet shape where content will be. Give it the size of what it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx("block animate-pulse rounded-md bg-neutral-soft", className ?? "h-4 w-full")}
    />
  );
}
