-- The stored answer is sealed, and repeated byte for byte.
ALTER TABLE "idempotency_keys" ALTER COLUMN "body" SET DATA TYPE TEXT USING "body"::text;
