ALTER TABLE "webhook_endpoints" ADD COLUMN "probing_until" TIMESTAMPTZ(3);
