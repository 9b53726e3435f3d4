import { BookOpenText, Settings } from "lucide-react";
import { DOCS_PAGES } from "@/app/(site)/docs/guides";
import { SearchPalette } from "@/components/search/search-palette";
import { type Session, sessionAllows } from "@/server/auth/session";
import { dashboardNav } from "./nav";
import { SETTINGS_SECTIONS } from "./settings/sections";

const DOCS = DOCS_PAGES.map(({ href, label }) => ({ href, label, icon: <BookOpenText aria-hidden /> }));

/** The palette with the pages of the navigation and the settings, and the acts, that this member may use, and the documentation. */
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
      pages={[...pages.filter(({ href }) => !DOCS.some((page) => page.href === href)), ...sections]}
      docs={DOCS}
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
