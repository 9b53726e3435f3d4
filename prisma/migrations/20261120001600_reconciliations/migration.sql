CREATE TYPE "reconciliation_kind" AS ENUM ('ledger', 'chain');

CREATE TABLE "reconciliations" (
    "id" TEXT NOT NULL,
    "kind" "reconciliation_kind" NOT NULL,
    "network" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "totals" JSONB NOT NULL,
    "differences" JSONB NOT NULL,

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reconciliations_network_check" CHECK (("network" IS NULL) = ("kind" = 'ledger')),
    CONSTRAINT "reconciliations_ok_check" CHECK ("ok" = ("differences" = '[]'::jsonb))
);

CREATE INDEX "reconciliations_started_at_id_idx" ON "reconciliations"("started_at", "id");
CREATE INDEX "reconciliations_kind_network_started_at_idx" ON "reconciliations"("kind", "network", "started_at");

-- What each deposit address received, for the comparison with the chain.
CREATE INDEX "payments_network_to_address_idx" ON "payments"("network", "to_address");
