import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { Link } from "@/components/ui/link";
import { CreateEndpoint } from "@/components/webhooks/create-endpoint";
import { EndpointList } from "@/components/webhooks/endpoint-list";
import { sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("webhooks:read", "/developers/webhooks");
  if (!session) return <NoAccess />;
  const place = parsePlace(await searchParams);
  const ready = prefetch(trpc.webhooks.endpoints.list.queryOptions({ cursor: place.cursor }));
  const writable = sessionAllows(session, "webhooks:write");
  return (
    <>
      <PageHeader
        title="Webhooks"
        description={
          <>
            Servers that are told about invoices, payments and settlements as they happen. The docs have{" "}
            <Link href="/docs/webhooks">receivers to copy</Link> and{" "}
            <Link href="/docs/events">every event</Link>.
          </>
        }
        actions={writable ? <CreateEndpoint addressed /> : null}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <EndpointList place={place} writable={writable} />
      </Hydrated>
    </>
  );
}
