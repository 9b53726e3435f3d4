import type { Metadata } from "next";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { currentSession, leaveDashboard } from "@/app/(dashboard)/request";
import { PageHeader } from "@/components/layout/page-header";
import { PreferenceList } from "@/components/notifications/preference-list";
import { Skeleton } from "@/components/ui/skeleton";

export const metadata: Metadata = { title: "Notifications" };

/** The reader's own choices in this business, whatever their role. */
export default async function NotificationsPage() {
  const session = await currentSession();
  if (!session) return leaveDashboard("/settings/notifications");
  const ready = prefetch(trpc.notifications.preferences.queryOptions());
  const { merchant, user } = session.membership;
  return (
    <>
      <PageHeader
        title="Notifications"
        description={`What you are told of at ${merchant.name}. E-mails go to ${user.email}. A sign-in from a new browser is always told by e-mail.`}
      />
      <Hydrated when={ready} fallback={<Skeleton className="h-96 w-full" />}>
        <PreferenceList />
      </Hydrated>
    </>
  );
}
