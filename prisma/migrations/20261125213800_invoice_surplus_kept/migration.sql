-- How much of an invoice's surplus the merchant has kept. Only final money is kept, so that it never has to come back.
ALTER TABLE "invoices" ADD COLUMN "surplus_kept_minor" BIGINT NOT NULL DEFAULT 0,
  ADD CONSTRAINT "invoices_surplus_kept_check" CHECK ("surplus_kept_minor" BETWEEN 0 AND "surplus_minor");
