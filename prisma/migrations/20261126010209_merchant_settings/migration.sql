-- AlterTable
ALTER TABLE "merchants" ADD COLUMN     "accent_color" TEXT,
ADD COLUMN     "button_text" TEXT,
ADD COLUMN     "default_currency" TEXT NOT NULL DEFAULT 'USDT',
ADD COLUMN     "logo_digest" TEXT,
ADD COLUMN     "statement_name" TEXT,
ADD COLUMN     "support_email" TEXT,
ADD COLUMN     "support_url" TEXT;

-- CreateTable
CREATE TABLE "merchant_logos" (
    "merchant_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merchant_logos_pkey" PRIMARY KEY ("merchant_id")
);

-- AddForeignKey
ALTER TABLE "merchant_logos" ADD CONSTRAINT "merchant_logos_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
