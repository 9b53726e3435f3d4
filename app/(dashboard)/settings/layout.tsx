import type { ReactNode } from "react";
import { currentSession } from "@/app/(dashboard)/request";
import { SettingsNav } from "@/components/settings/settings-nav";
import { sessionAllows } from "@/server/auth/session";
import { SETTINGS_SECTIONS } from "./sections";

/** The sections of the settings beside the one that is open. Pages check permissions themselves. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  if (!session) return children;
  const sections = SETTINGS_SECTIONS.filter(({ needs }) => sessionAllows(session, needs)).map(
    ({ href, label }) => ({ href, label }),
  );
  return (
    <div className="flex flex-col gap-6 lg:flex-row lg:gap-10">
      <SettingsNav sections={sections} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
