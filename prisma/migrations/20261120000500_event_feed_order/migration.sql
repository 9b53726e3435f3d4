DROP INDEX "events_position_key";
DROP INDEX "events_merchant_id_mode_position_idx";
CREATE INDEX "events_transaction_position_idx" ON "events"("transaction", "position");
CREATE INDEX "events_merchant_id_mode_transaction_position_idx" ON "events"("merchant_id", "mode", "transaction", "position");

ALTER TABLE "projection_checkpoints" ADD COLUMN "transaction" xid8 NOT NULL DEFAULT '0'::xid8,
ALTER COLUMN "position" SET DEFAULT 0;

CREATE INDEX "webhook_deliveries_endpoint_id_created_at_id_idx" ON "webhook_deliveries"("endpoint_id", "created_at", "id");

-- A queue: few rows at a time, all of them dead soon. Vacuum by count, not by share of the table, and keep room for HOT updates.
ALTER TABLE "outbox" SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Transaction ids belong to one server. After a logical backup was restored into another one, this renumbers the log in its
-- own order as if one long-finished transaction had written it, and moves the checkpoints along.
CREATE FUNCTION "rebase_event_log"() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE events, projection_checkpoints IN ACCESS EXCLUSIVE MODE;
  UPDATE projection_checkpoints AS checkpoint
  SET transaction = '0', position = (
    SELECT count(*) FROM events WHERE (events.transaction, events.position) <= (checkpoint.transaction, checkpoint.position)
  );
  ALTER TABLE events DISABLE TRIGGER events_immutable;
  UPDATE events SET transaction = '0', position = ordered.number
  FROM (SELECT id, row_number() OVER (ORDER BY transaction, position) AS number FROM events) AS ordered
  WHERE ordered.id = events.id;
  ALTER TABLE events ENABLE TRIGGER events_immutable;
  PERFORM setval(pg_get_serial_sequence('events', 'position'), (SELECT count(*) + 1 FROM events), false);
END $$;
