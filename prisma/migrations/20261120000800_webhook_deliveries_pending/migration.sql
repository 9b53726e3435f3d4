-- Few rows at any time: what is still to be delivered, by the time it is due.
CREATE INDEX "webhook_deliveries_pending_idx" ON "webhook_deliveries" ((coalesce("next_attempt_at", "created_at"))) WHERE "status" = 'pending';
