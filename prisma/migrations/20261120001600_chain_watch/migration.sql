-- What the watchdogs judge: how far the chain is, when the token last moved, and what stops the watcher.
ALTER TABLE "chain_cursors"
  ADD COLUMN "latest_number" BIGINT,
  ADD COLUMN "last_transfer_time" TIMESTAMPTZ(3),
  ADD COLUMN "problem" TEXT;
