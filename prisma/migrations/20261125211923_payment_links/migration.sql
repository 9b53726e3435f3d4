-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "payment_link_form" TEXT,
ADD COLUMN     "payment_link_id" TEXT;

-- CreateTable
CREATE TABLE "payment_links" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT,
    "minimum_minor" BIGINT,
    "maximum_minor" BIGINT,
    "line_items" JSONB NOT NULL DEFAULT '[]',
    "description" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "success_url" TEXT,
    "cancel_url" TEXT,
    "invoice_expiry_seconds" INTEGER NOT NULL,
    "max_uses" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payment_links_merchant_id_mode_created_at_id_idx" ON "payment_links"("merchant_id", "mode", "created_at", "id");

-- A form makes one invoice, whatever is sent twice. Partial, so that an invoice without a link costs nothing.
CREATE UNIQUE INDEX "invoices_payment_link_form" ON "invoices" ("payment_link_id", "payment_link_form") WHERE "payment_link_id" IS NOT NULL;
CREATE INDEX "invoices_payment_link" ON "invoices" ("payment_link_id", "created_at", "id") WHERE "payment_link_id" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_payment_link_id_fkey" FOREIGN KEY ("payment_link_id") REFERENCES "payment_links"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
