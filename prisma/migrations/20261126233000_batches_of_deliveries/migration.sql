ALTER TABLE "webhook_deliveries" ADD COLUMN "batch_id" TEXT;

-- Deliveries of all nouns are made by one job now. Facts that wait for one of the former jobs leave through the outbox again.
WITH held AS (
  DELETE FROM inngest_embedded.batched_events
  WHERE function_id ~ '^daric-request-(invoice|customer|payment-link|payment|deposit|settlement|webhook)-deliveries$'
  RETURNING event_id
), waiting AS (
  SELECT event_id FROM held
  UNION
  SELECT unnest(event_ids) FROM inngest_embedded.runs
  WHERE function_id ~ '^daric-request-(invoice|customer|payment-link|payment|deposit|settlement|webhook)-deliveries$'
    AND status IN ('blocked', 'queued', 'running', 'waiting')
)
INSERT INTO "outbox" ("event_id") SELECT id FROM "events" WHERE id IN (SELECT event_id FROM waiting) ON CONFLICT DO NOTHING;
