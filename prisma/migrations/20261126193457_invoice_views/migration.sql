-- When somebody who is no member of its merchant first opened an invoice's page. Beside the invoice, which is not touched by it.
CREATE TABLE "invoice_views" (
    "invoice_id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "request_id" TEXT NOT NULL,
    "viewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_views_pkey" PRIMARY KEY ("invoice_id"),
    CONSTRAINT "invoice_views_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
