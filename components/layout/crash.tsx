import { buttonStyle } from "@/components/ui/button-style";

interface CrashProps {
  /** What the server's log carries too. */
  reference: string | undefined;
  retry: () => void;
}

/**
 * A page that failed to render. Every page carries this code in case it fails, the checkout too, so it uses no icon, no
 * router and no other component.
 */
export function Crash({ reference, retry }: CrashProps) {
  return (
    <main
      id="content"
      className="flex min-h-[70dvh] flex-col items-center justify-center px-6 py-20 text-center"
    >
      <h1 className="text-base font-semibold text-ink">Something went wrong</h1>
      <p className="mt-1 max-w-sm text-pretty text-muted" role="alert">
        The page could not be shown. Nothing was lost; try again in a moment.
      </p>
      {reference ? (
        <p className="mt-2 text-xs text-muted">
          Reference <code className="font-mono text-ink select-all">{reference}</code>
        </p>
      ) : null}
      <div className="mt-4 flex gap-2">
        <button type="button" onClick={retry} className={buttonStyle({ variant: "primary" })}>
          Try again
        </button>
        {/* A full page load on purpose: it leaves the broken state behind. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/" className={buttonStyle()}>
          Home
        </a>
      </div>
    </main>
  );
}
