// oxlint-disable nextjs/no-html-link-for-pages -- every page loads the scripts of this one: a Link is four kilobytes, an icon one
import type { Metadata } from "next";
import { EmptyState } from "@/components/layout/empty-state";
import { Logo } from "@/components/layout/logo";
import { buttonStyle } from "@/components/ui/button-style";

export const metadata: Metadata = { title: "Not found" };

/** An unknown address, or something the visitor may not see: both get the same answer. */
export default function NotFound() {
  return (
    <main id="content" className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={<Logo mark />}
        title="There is nothing at this address"
        action={
          <>
            <a href="/overview" className={buttonStyle({ variant: "primary" })}>
              Go to the dashboard
            </a>
            <a href="/docs" className={buttonStyle()}>
              Docs
            </a>
            <a href="/" className={buttonStyle()}>
              Home
            </a>
          </>
        }
      >
        The link may be old, or it belongs to an account that you are not signed in to.
      </EmptyState>
    </main>
  );
}
