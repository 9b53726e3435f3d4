CREATE TABLE "hourly_settlement_metrics" (
  "merchant_id" TEXT NOT NULL,
  "mode" "mode" NOT NULL,
  "currency" TEXT NOT NULL,
  "hour" TIMESTAMPTZ(3) NOT NULL,
  "gross_minor" BIGINT NOT NULL DEFAULT 0,

  CONSTRAINT "hourly_settlement_metrics_pkey" PRIMARY KEY ("merchant_id", "mode", "currency", "hour")
);

CREATE TABLE "daily_invoice_metrics" (
  "merchant_id" TEXT NOT NULL,
  "mode" "mode" NOT NULL,
  "currency" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "created" BIGINT NOT NULL DEFAULT 0,
  "seen" BIGINT NOT NULL DEFAULT 0,
  "converted" BIGINT NOT NULL DEFAULT 0,
  "paid" BIGINT NOT NULL DEFAULT 0,

  CONSTRAINT "daily_invoice_metrics_pkey" PRIMARY KEY ("merchant_id", "mode", "currency", "day")
);

CREATE TABLE "daily_pay_times" (
  "merchant_id" TEXT NOT NULL,
  "mode" "mode" NOT NULL,
  "day" DATE NOT NULL,
  "bucket" SMALLINT NOT NULL,
  "invoices" BIGINT NOT NULL DEFAULT 0,

  CONSTRAINT "daily_pay_times_pkey" PRIMARY KEY ("merchant_id", "mode", "day", "bucket")
);

-- The new figures begin with the first event: the job projects the whole log again, and the overview says how far it is.
TRUNCATE merchant_dashboard_view, invoice_summary_view, daily_settlement_metrics, payment_confirmation_stats;
DELETE FROM projection_checkpoints WHERE name = 'read-models';
