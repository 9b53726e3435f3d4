import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Context } from "@/server/db/context";
import { sqlState } from "@/server/db/database-error";
import { reader } from "@/server/db/transaction";
import { missingMigrations } from "@/server/modules/health/rules";
import type { HealthCheck } from "@/server/modules/health/schema";

const UNDEFINED_TABLE = "42P01";

/** Below the folder in which every command and server of ours is started. */
const MIGRATIONS = join(process.cwd(), "prisma/migrations");

/** Whether the database answers and has every migration of this code. Public: it holds nothing of any tenant. Never throws. */
export async function checkDatabase(ctx: Context): Promise<HealthCheck> {
  try {
    const [known, applied] = await Promise.all([listMigrations(), listAppliedMigrations(ctx)]);
    const missing = missingMigrations(known, applied);
    if (missing.length === 0) return { name: "database", status: "ok" };
    return { name: "database", status: "failing", detail: `Migrations are missing: ${missing.join(", ")}` };
  } catch (error) {
    const detail =
      sqlState(error) === UNDEFINED_TABLE
        ? "The database has never been migrated"
        : "The database does not answer";
    return { name: "database", status: "failing", detail };
  }
}

async function listMigrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function listAppliedMigrations(ctx: Context): Promise<string[]> {
  const rows = await reader(ctx).$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map((row) => row.migration_name);
}
