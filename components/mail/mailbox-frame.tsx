import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { SiteHeader } from "@/components/layout/site-header";

interface MailboxFrameProps {
  title: string;
  description?: string;
  /** Offers the way back to the list. */
  back?: boolean;
  children: ReactNode;
}

/** The frame of this machine's mailbox. */
export function MailboxFrame({ title, description, back = false, children }: MailboxFrameProps) {
  return (
    <>
      <SiteHeader />
      <main id="content" className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6">
        <PageHeader
          title={title}
          description={description}
          trail={back ? [{ href: "/mailbox", label: "Mailbox" }] : []}
        />
        {children}
      </main>
    </>
  );
}
