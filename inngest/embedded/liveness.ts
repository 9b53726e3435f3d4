import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { endsWithin } from "@/inngest/embedded/bounded";
import type { Database } from "@/inngest/embedded/database";
import type { EngineLogger } from "@/inngest/embedded/logger";
import { Sockets } from "@/inngest/embedded/sockets";

/** First half of the advisory locks that engines hold; the second is the engine's id. */
const LOCK_SPACE = 0x0da71c;

/** A name without a row belongs to an engine that died within its first moments, before it wrote its name down. */
const RELEASE_DEAD = `
  WITH dead AS (
    DELETE FROM inngest_embedded.engines e
    WHERE e.id <> $1 AND pg_try_advisory_xact_lock(${LOCK_SPACE}, e.id)
    RETURNING e.pool_id
  ), nameless AS (
    SELECT DISTINCT j.locked_by FROM graphile_worker.jobs j
    WHERE j.locked_at < now() - interval '30 seconds' AND j.locked_by NOT IN (SELECT pool_id FROM inngest_embedded.engines)
  )
  SELECT graphile_worker.force_unlock_workers(ARRAY(SELECT pool_id FROM dead UNION SELECT locked_by FROM nameless))`;

/** A job whose completion was lost stays locked, and is freed with the name. */
const LEAVE = `
  WITH former AS (DELETE FROM inngest_embedded.engines WHERE id = $1 RETURNING pool_id)
  SELECT graphile_worker.force_unlock_workers(ARRAY(SELECT pool_id FROM former))`;
const LEAVE_MILLISECONDS = 1000;

/**
 * Proves that this process lives: it holds an advisory lock on a connection of its own. When the process dies, however it
 * dies, Postgres drops the lock, and the next engine to look takes over its jobs at once instead of after graphile-worker's
 * four hours.
 */
export class Liveness {
  private readonly sockets = new Sockets();
  private client: Client | null = null;
  private id = 0;
  private poolId = "";
  private isStopping = false;

  constructor(
    private readonly connectionString: string,
    private readonly database: Database,
    private readonly logger: EngineLogger,
  ) {}

  async start(): Promise<void> {
    await this.connect();
  }

  /** Notes the queue's new name and frees what its former one still had locked. */
  async rename(poolId: string): Promise<void> {
    const former = this.poolId;
    this.poolId = poolId;
    await this.database.query("UPDATE inngest_embedded.engines SET pool_id = $2 WHERE id = $1", [
      this.id,
      poolId,
    ]);
    if (former) await this.database.query("SELECT graphile_worker.force_unlock_workers($1)", [[former]]);
  }

  /** Frees the jobs of engines that no longer live. */
  async releaseDead(): Promise<void> {
    await this.database.query(RELEASE_DEAD, [this.id]);
  }

  /** Unfinished work keeps its row: without its lock, that tells the next engine to take over at once. Never rejects. */
  async stop({ isFinished }: { readonly isFinished: boolean }): Promise<void> {
    this.isStopping = true;
    if (isFinished && this.client) await endsWithin(LEAVE_MILLISECONDS, this.leave(this.client));
    this.sockets.destroy();
  }

  private async leave(client: Client): Promise<void> {
    await client.query(LEAVE, [this.id]);
    await client.end();
  }

  /** The lock is taken before the row exists: nobody ever sees a living engine's row without its lock. */
  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.connectionString,
      stream: this.sockets.create,
      application_name: "daric-jobs-liveness",
      keepAlive: true,
    });
    client.on("error", () => undefined);
    client.on("end", () => void this.reconnect());
    await client.connect();
    const { rows } = await client.query<{ id: number }>(
      `SELECT nextval(pg_get_serial_sequence('inngest_embedded.engines', 'id'))::integer AS id`,
    );
    const id = rows[0]?.id ?? 0;
    await client.query("SELECT pg_advisory_lock($1, $2)", [LOCK_SPACE, id]);
    // One statement: no look-out may see this engine's name on its former row alone, whose lock is gone.
    await client.query(
      "WITH former AS (DELETE FROM inngest_embedded.engines WHERE id = $2) INSERT INTO inngest_embedded.engines (id, pool_id) VALUES ($1, $3)",
      [id, this.id, this.poolId],
    );
    this.client = client;
    this.id = id;
  }

  private async reconnect(): Promise<void> {
    if (!this.client) return;
    this.client = null;
    for (let attempt = 0; !this.isStopping; attempt += 1) {
      try {
        return await this.connect();
      } catch (error) {
        this.sockets.destroy();
        this.logger.warn({ err: error }, "Job engine: its liveness connection could not be restored yet");
        await delay(Math.min(5000, 100 * 2 ** attempt));
      }
    }
  }
}
