-- The stored answer is repeated byte for byte, which jsonb does not keep.
ALTER TABLE "idempotency_keys" ALTER COLUMN "body" SET DATA TYPE TEXT USING "body"::text;
