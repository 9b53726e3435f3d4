-- Each of these replaces an index. Both now know when an invoice was made, in parts of two days and months of fourteen parts, so
-- that a search can go back in time step by step.

-- The beginnings of order ids, in any case.
DROP INDEX "invoices_order_id_beginning";
CREATE INDEX "invoices_order_id_beginning" ON "invoices" (
  "merchant_id", "mode", ((("created_at" AT TIME ZONE 'UTC')::date - DATE '1970-01-01') / 2), lower("order_id") text_pattern_ops)
INCLUDE ("created_at", "id", "order_id") WHERE "order_id" IS NOT NULL;

-- The trigrams of descriptions, and the merchant's month and part beside them. One search looks many times, and each time at all
-- that has not been merged: therefore that is kept small.
DROP INDEX "invoices_description_words";
CREATE INDEX "invoices_description_words" ON "invoices" USING GIN (
  (ARRAY[
    "merchant_id" || ' month ' || (("created_at" AT TIME ZONE 'UTC')::date - DATE '1970-01-01') / 2 / 14,
    "merchant_id" || ' part ' || (("created_at" AT TIME ZONE 'UTC')::date - DATE '1970-01-01') / 2]),
  lower("description") gin_trgm_ops)
WITH (gin_pending_list_limit = 128) WHERE "description" IS NOT NULL;
