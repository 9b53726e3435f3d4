import type { Metadata } from "next";
import { operatorAccess } from "@/app/(admin)/access";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { param, parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { MerchantList } from "@/components/merchants/merchant-list";

export const metadata: Metadata = { title: "Merchants" };

export default async function AdminMerchantsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await operatorAccess("/admin/merchants");
  const params = await searchParams;
  const place = parsePlace(params);
  const query = param(params, "query")?.slice(0, 100);
  const ready = prefetch(trpc.admin.merchants.queryOptions({ query, cursor: place.cursor }));
  return (
    <>
      <PageHeader title="Merchants" description="Every business here, its fee and its rate limits." />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <MerchantList query={query} place={place} />
      </Hydrated>
    </>
  );
}
