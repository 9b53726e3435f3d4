ALTER TABLE "webhook_deliveries" ADD COLUMN "requested_version" INTEGER NOT NULL DEFAULT 1;
