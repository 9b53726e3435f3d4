import type { ReactNode } from "react";
import { PageTime } from "@/components/format/page-time";
import { spanText } from "@/components/format/relative-time";
import { AppShell } from "@/components/layout/app-shell";
import { ModeBanner } from "@/components/layout/mode-banner";
import { AccountMenu } from "@/components/merchants/account-menu";
import { MerchantSwitcher } from "@/components/merchants/merchant-switcher";
import { ModeSwitch } from "@/components/merchants/mode-switch";
import { SuspensionNote } from "@/components/merchants/suspension-note";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { QueryProvider } from "@/components/providers/query";
import { ConfirmIdentity } from "@/components/security/confirm-identity";
import { Toaster } from "@/components/ui/toast";
import { sessionAheadSeconds } from "@/server/auth/session";
import { dashboardNav } from "./nav";
import { Palette } from "./palette";
import { currentSession } from "./request";

/** The frame of the merchant area. Pages check permissions themselves; without a session they send the reader to sign in. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) return children;
  const { user, merchant, role } = session.membership;
  const ahead = sessionAheadSeconds(session);
  const choices = session.memberships.map((membership) => membership.merchant);
  const nav = dashboardNav(session);
  return (
    <QueryProvider key={`${merchant.id} ${session.mode}`}>
      <PageTime aheadSeconds={ahead}>
        <AppShell
          nav={nav}
          navLabel="Dashboard"
          banner={
            session.mode === "test" ? (
              <ModeBanner>
                Test mode: payments run on a test network, no real money moves
                {ahead > 0 ? `. Its clock is ${spanText(ahead)} ahead` : ""}
              </ModeBanner>
            ) : null
          }
          identity={<MerchantSwitcher current={merchant} choices={choices} />}
          search={<Palette session={session} />}
          actions={
            <>
              {session.liveAvailable ? <ModeSwitch mode={session.mode} /> : null}
              <NotificationBell />
              <AccountMenu name={user.name} detail={`${user.email} · ${role}`} nav={nav} />
            </>
          }
        >
          {merchant.suspended ? <SuspensionNote /> : null}
          {children}
        </AppShell>
      </PageTime>
      <ConfirmIdentity />
      <Toaster />
    </QueryProvider>
  );
}
