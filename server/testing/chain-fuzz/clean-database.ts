import { db } from "@/server/db/client";

/** What histories write. Rows are deleted, not truncated: for a few rows that is several times faster. */
const TABLES = [
  "ledger_reservations",
  "ledger_entries",
  "ledger_transfers",
  "ledger_accounts",
  "settlements",
  "payments",
  "deposit_addresses",
  "invoices",
  "merchants",
  "outbox",
  "events",
  "audit_entries",
  "chain_blocks",
  "chain_cursors",
];

/** Empties the test's own database, so that each history is alone. The books' guards against deletion are off meanwhile. */
export async function cleanDatabase(): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    for (const table of TABLES) await tx.$executeRawUnsafe(`DELETE FROM ${table}`);
  });
}
