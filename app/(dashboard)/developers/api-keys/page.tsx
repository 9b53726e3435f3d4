import type { Metadata } from "next";
import { ListLoading } from "@/app/(dashboard)/list-loading";
import { NoAccess } from "@/app/(dashboard)/no-access";
import { Hydrated, prefetch, trpc } from "@/app/(dashboard)/prefetch";
import { pageAccess } from "@/app/(dashboard)/request";
import { ApiKeyList } from "@/components/api-keys/api-key-list";
import { CreateApiKey } from "@/components/api-keys/create-api-key";
import { parsePlace, type SearchParams } from "@/components/data/cursor-trail";
import { PageHeader } from "@/components/layout/page-header";
import { Link } from "@/components/ui/link";
import { grantableScopes, sessionAllows } from "@/server/auth/session";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const session = await pageAccess("api_keys:read", "/developers/api-keys");
  if (!session) return <NoAccess />;
  const place = parsePlace(await searchParams);
  const ready = prefetch(trpc.apiKeys.list.queryOptions({ cursor: place.cursor }));
  const grantable = sessionAllows(session, "api_keys:write") ? grantableScopes(session) : null;
  return (
    <>
      <PageHeader
        title="API keys"
        description={
          <>
            Secrets for your servers in {session.mode} mode. Keep them out of browsers and apps. The{" "}
            <Link href="/docs">quick start</Link> makes the first call with one.
          </>
        }
        actions={grantable ? <CreateApiKey addressed grantable={grantable} /> : null}
      />
      <Hydrated when={ready} fallback={<ListLoading />}>
        <ApiKeyList place={place} grantable={grantable} />
      </Hydrated>
    </>
  );
}
