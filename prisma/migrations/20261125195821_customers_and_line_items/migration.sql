-- An e-mail address without a customer stays readable as metadata of its invoice.
UPDATE "invoices" SET "metadata" = "metadata" || jsonb_build_object('customer_email', "customer_email")
WHERE "customer_email" IS NOT NULL;

-- AlterTable
ALTER TABLE "invoices" DROP COLUMN "customer_email",
ADD COLUMN     "customer_id" TEXT,
ADD COLUMN     "line_items" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "customers" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "email_hash" TEXT,
    "search_tokens" TEXT[],
    "personal" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "anonymised_at" TIMESTAMPTZ(3),

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customers_merchant_id_mode_created_at_id_idx" ON "customers"("merchant_id", "mode", "created_at", "id");

-- CreateIndex
CREATE INDEX "customers_search_tokens_idx" ON "customers" USING GIN ("search_tokens");

-- CreateIndex
CREATE UNIQUE INDEX "customers_merchant_id_mode_email_hash_key" ON "customers"("merchant_id", "mode", "email_hash");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the search box of the invoices asks for. Partial, so that an invoice without them costs nothing.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "invoices_customer" ON "invoices" ("customer_id", "created_at", "id") WHERE "customer_id" IS NOT NULL;
CREATE INDEX "invoices_description_words" ON "invoices" USING GIN ("description" gin_trgm_ops) WHERE "description" IS NOT NULL;
CREATE INDEX "invoices_order_id_beginning" ON "invoices" ("merchant_id", "mode", "order_id" text_pattern_ops) WHERE "order_id" IS NOT NULL;
