import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { PartnerList } from "@/components/partners/partner-list";
import { CreatePartner } from "@/components/partners/create-partner";
import { parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { grantableScopes, sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Partners" };

export default async function PartnersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("partners:read", "/developers/partners");
  if (!session) return <NoAccess />;
  const place = parsePlace(await searchParams);
  const ready = prefetch(trpc.partners.list.queryOptions({ cursor: place.cursor }));
  const grantable = sessionAllows(session, "partners:write") ? grantableScopes(session) : null;
  return (
    <>
      <PageHeader
        title="Partners"
        description={`Companies that call the API for you in ${session.mode} mode, with OAuth client credentials.`}
        actions={grantable ? <CreatePartner grantable={grantable} /> : null}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <PartnerList place={place} grantable={grantable} />
      </Hydrated>
    </>
  );
}
