CREATE TYPE "unmatched_deposit_outcome" AS ENUM ('assigned', 'kept', 'refund_requested');

CREATE TABLE "unmatched_deposit_decisions" (
    "payment_id" TEXT NOT NULL,
    "outcome" "unmatched_deposit_outcome" NOT NULL,
    "origin_invoice_id" TEXT NOT NULL,
    "assigned_invoice_id" TEXT,
    "refund_address" TEXT,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unmatched_deposit_decisions_pkey" PRIMARY KEY ("payment_id"),
    CONSTRAINT "unmatched_deposit_decisions_assigned" CHECK (("outcome" = 'assigned') = ("assigned_invoice_id" IS NOT NULL)),
    CONSTRAINT "unmatched_deposit_decisions_refund" CHECK (("outcome" = 'refund_requested') = ("refund_address" IS NOT NULL)),
    CONSTRAINT "unmatched_deposit_decisions_reason" CHECK ("reason" <> '')
);

CREATE INDEX "unmatched_deposit_decisions_origin_invoice_id_idx" ON "unmatched_deposit_decisions"("origin_invoice_id");

ALTER TABLE "unmatched_deposit_decisions" ADD CONSTRAINT "unmatched_deposit_decisions_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unmatched_deposit_decisions" ADD CONSTRAINT "unmatched_deposit_decisions_origin_invoice_id_fkey" FOREIGN KEY ("origin_invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "unmatched_deposit_decisions" ADD CONSTRAINT "unmatched_deposit_decisions_assigned_invoice_id_fkey" FOREIGN KEY ("assigned_invoice_id") REFERENCES "invoices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The inbox: few rows among all payments.
CREATE INDEX "payments_unmatched" ON "payments" ("merchant_id", "mode", "created_at", "id") WHERE "disposition" = 'unmatched';
