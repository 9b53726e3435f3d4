import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";

interface AuthCardProps {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Below the card: "No account yet? Sign up". */
  footer?: ReactNode;
  /** Above the form: the demo login, a notice. */
  notice?: ReactNode;
}

/** The quiet page around sign-in, sign-up and their relatives. */
export function AuthCard({ title, description, children, footer, notice }: AuthCardProps) {
  return (
    <main id="content" className="flex min-h-dvh flex-col items-center px-4 pt-[12vh] pb-12">
      <Link href="/" aria-label="Daric, home" className="mb-7 rounded-md">
        <Logo />
      </Link>
      <div className="w-full max-w-sm">
        {notice ? <div className="mb-4">{notice}</div> : null}
        <div className="rounded-xl border border-line bg-surface p-6 shadow-card sm:p-7">
          <h1 className="text-xl font-semibold text-ink">{title}</h1>
          {description ? <p className="mt-1 text-sm text-pretty text-muted">{description}</p> : null}
          <div className="mt-6">{children}</div>
        </div>
        {footer ? <div className="mt-5 text-center text-sm text-muted">{footer}</div> : null}
      </div>
    </main>
  );
}
