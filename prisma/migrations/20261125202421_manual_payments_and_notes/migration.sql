-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "manual_minor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "invoice_notes" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_payments" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "asset" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "proof" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" JSONB NOT NULL,
    "ledger_transfer_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "manual_payments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invoice_notes_invoice_id_idx" ON "invoice_notes"("invoice_id");

-- CreateIndex
CREATE INDEX "manual_payments_invoice_id_idx" ON "manual_payments"("invoice_id");

-- AddForeignKey
ALTER TABLE "invoice_notes" ADD CONSTRAINT "invoice_notes_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_payments" ADD CONSTRAINT "manual_payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
