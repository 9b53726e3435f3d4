import { Settings } from "lucide-react";
import { SearchPalette } from "@/components/search/search-palette";
import { type Session, sessionAllows } from "@/server/auth/session";
import { dashboardNav } from "./nav";
import { SETTINGS_SECTIONS } from "./settings/sections";

/** The palette with the pages of the navigation and the settings, and the acts, that this member may use. */
export function Palette({ session }: { session: Session }) {
  const { membership, memberships, mode, liveAvailable } = session;
  const pages = dashboardNav(session).flatMap(({ label, items }) =>
    items.map((item) => ({ href: item.href, label: item.label, icon: item.icon, detail: label })),
  );
  const sections = SETTINGS_SECTIONS.filter(({ needs }) => sessionAllows(session, needs)).map(
    ({ href, label }) => ({ href, label, detail: "Settings", icon: <Settings aria-hidden /> }),
  );
  return (
    <SearchPalette
      pages={[...pages, ...sections]}
      can={{
        invoice: sessionAllows(session, "invoices:create"),
        paymentLink: sessionAllows(session, "payment_links:write"),
        customer: sessionAllows(session, "customers:write"),
      }}
      merchants={memberships
        .map(({ merchant: { id, name } }) => ({ id, name }))
        .filter(({ id }) => id !== membership.merchant.id)}
      otherMode={liveAvailable ? (mode === "test" ? "live" : "test") : null}
    />
  );
}
