import { ArrowLeft, Blocks, ListChecks, Scale, ScrollText, Store } from "lucide-react";
import type { ReactNode } from "react";
import { currentSession } from "@/app/(dashboard)/request";
import { AppShell } from "@/components/layout/app-shell";
import type { NavGroup } from "@/components/layout/nav";
import { AccountMenu } from "@/components/merchants/account-menu";
import { QueryProvider } from "@/components/providers/query";
import { ConfirmIdentity } from "@/components/security/confirm-identity";
import { Toaster } from "@/components/ui/toast";
import { isOperator } from "@/server/auth/session";

const NAV: readonly NavGroup[] = [
  {
    items: [
      { href: "/admin", label: "Books", icon: <Scale aria-hidden /> },
      { href: "/admin/chain", label: "Chains", icon: <Blocks aria-hidden /> },
      { href: "/admin/merchants", label: "Merchants", icon: <Store aria-hidden /> },
      { href: "/admin/audit-log", label: "Audit log", icon: <ScrollText aria-hidden /> },
      { href: "/admin/jobs", label: "Jobs", icon: <ListChecks aria-hidden /> },
    ],
  },
  { items: [{ href: "/overview", label: "Back to the dashboard", icon: <ArrowLeft aria-hidden /> }] },
];

/** The frame of the operator's area. Pages check access themselves; nobody else sees so much as the frame. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session || !isOperator(session)) return children;
  const { user } = session.membership;
  return (
    <QueryProvider key={user.id}>
      <AppShell
        nav={NAV}
        navLabel="Operator"
        identity="Platform operator"
        actions={<AccountMenu name={user.name} detail={user.email} nav={NAV} />}
      >
        {children}
      </AppShell>
      <ConfirmIdentity />
      <Toaster />
    </QueryProvider>
  );
}
