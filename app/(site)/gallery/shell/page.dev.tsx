import { FileText, Home, Inbox, Landmark, LogOut, Plus, Settings, Webhook } from "lucide-react";
import type { Metadata } from "next";
import { AppShell } from "@/components/layout/app-shell";
import { EmptyState } from "@/components/layout/empty-state";
import { ModeBadge, ModeBanner } from "@/components/layout/mode-banner";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { UserMenu } from "@/components/layout/user-menu";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { MenuItem } from "@/components/ui/dropdown-menu";

export const metadata: Metadata = { title: "Shell" };

const NAV = [
  {
    items: [
      { href: "/gallery", label: "Overview", icon: <Home aria-hidden /> },
      { href: "/gallery/shell", label: "Invoices", icon: <FileText aria-hidden />, count: 3 },
      { href: "/settlements", label: "Settlements", icon: <Landmark aria-hidden /> },
    ],
  },
  {
    label: "Developers",
    items: [
      { href: "/webhooks", label: "Webhooks", icon: <Webhook aria-hidden /> },
      { href: "/settings", label: "Settings", icon: <Settings aria-hidden /> },
    ],
  },
];

/** The frame of a signed-in area around an empty page. */
export default function ShellSample() {
  return (
    <AppShell
      nav={NAV}
      identity="Persepolis Books"
      banner={<ModeBanner>Test mode — payments move on a local chain only</ModeBanner>}
      actions={
        <>
          <ModeBadge />
          <UserMenu name="Ada Lovelace" detail="ada@example.com">
            <MenuItem icon={<LogOut aria-hidden />}>Sign out</MenuItem>
          </UserMenu>
        </>
      }
    >
      <PageHeader
        title="Invoices"
        description="What you asked for and what has arrived."
        actions={
          <Button variant="primary" icon={<Plus aria-hidden />}>
            Create invoice
          </Button>
        }
      />
      <Section title="This week" description="A section without a frame of its own.">
        <Card padding="none">
          <EmptyState icon={<Inbox />} title="No invoices yet" action={<Button>Create an invoice</Button>}>
            Invoices appear here as soon as you or your server create them.
          </EmptyState>
        </Card>
      </Section>
    </AppShell>
  );
}
