-- CreateTable
CREATE TABLE "rate_limits" (
    "subject_id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "invoices_per_hour" INTEGER,
    "reads_per_hour" INTEGER,
    "writes_per_hour" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("subject_id")
);

-- Lost in a crash and not copied to standbys: a count is worth less than a write to the log. Room for updates in place.
CREATE UNLOGGED TABLE "rate_limit_counters" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_counters_pkey" PRIMARY KEY ("key")
) WITH (fillfactor = 50);

-- AddForeignKey
ALTER TABLE "rate_limits" ADD CONSTRAINT "rate_limits_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "rate_limits" ADD CONSTRAINT "rate_limits_positive"
  CHECK ("invoices_per_hour" > 0 AND "reads_per_hour" > 0 AND "writes_per_hour" > 0);
