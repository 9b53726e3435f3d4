import type { Metadata } from "next";
import { operatorAccess } from "@/app/(admin)/access";
import { load, trpc } from "@/app/(dashboard)/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { BooksVerdict } from "@/components/reconciliations/books-verdict";
import { ReconciliationCard } from "@/components/reconciliations/reconciliation-card";
import { RunNow } from "@/components/reconciliations/run-now";
import { RunTable } from "@/components/reconciliations/run-table";

export const metadata: Metadata = { title: "Books" };

const NEWEST = { limit: 20 };

export default async function AdminBooksPage() {
  await operatorAccess("/admin");
  const [latest, runs] = await Promise.all([
    load(trpc.admin.latestReconciliations.queryOptions()),
    load(trpc.admin.reconciliations.queryOptions(NEWEST)),
  ]);
  return (
    <>
      <PageHeader
        title="Books"
        description="The ledger against itself, the event log and the chains, every ten minutes."
        actions={<RunNow />}
      />
      <BooksVerdict runs={latest} />
      <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
        {latest.map((run) => (
          <ReconciliationCard key={run.id} run={run} />
        ))}
      </div>
      {runs.data.length > 0 ? (
        <div className="mt-8">
          <h2 className="mb-3 text-sm font-semibold text-ink">Newest runs</h2>
          <RunTable runs={runs.data} />
        </div>
      ) : null}
    </>
  );
}
