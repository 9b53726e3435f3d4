-- What was seen beyond what the invoice's settlement takes, or is to take.
ALTER TABLE "invoices" ADD COLUMN "surplus_minor" BIGINT NOT NULL DEFAULT 0 CHECK ("surplus_minor" >= 0);

UPDATE "invoices" AS i
SET "surplus_minor" = greatest(0, i."seen_minor" - coalesce(
  (SELECT s."gross_minor" + i."manual_minor" FROM "settlements" AS s
   WHERE s."invoice_id" = i."id" AND s."status" IN ('pending', 'completed')),
  i."due_minor"
))
WHERE i."seen_minor" > 0;
