CREATE TYPE "request_signing" AS ENUM ('off', 'optional', 'required');

ALTER TABLE "api_keys"
  ADD COLUMN "previous_secret_hash" TEXT,
  ADD COLUMN "previous_secret_expires" TIMESTAMPTZ(3),
  ADD COLUMN "previous_signing_secret" TEXT,
  ADD COLUMN "allowed_addresses" TEXT[],
  ADD COLUMN "request_signing" "request_signing" NOT NULL DEFAULT 'off',
  ADD COLUMN "signing_secret" TEXT,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "updated_at" TIMESTAMPTZ(3);

UPDATE "api_keys" SET "updated_at" = COALESCE("revoked_at", "created_at"), "allowed_addresses" = '{}';

ALTER TABLE "api_keys" ALTER COLUMN "updated_at" SET NOT NULL;

CREATE UNIQUE INDEX "api_keys_previous_secret_hash_key" ON "api_keys"("previous_secret_hash");

-- Rises with every change of what a credential may do. Servers keep credentials in memory and read this one row to learn
-- whether theirs still hold. One row and no sequence: the number must become visible together with the change.
CREATE TABLE "credential_revision" (
  "id" BOOLEAN NOT NULL DEFAULT true,
  "revision" BIGINT NOT NULL DEFAULT 0,

  CONSTRAINT "credential_revision_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "credential_revision_single" CHECK ("id")
);

INSERT INTO "credential_revision" DEFAULT VALUES;

CREATE FUNCTION raise_credential_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE credential_revision SET revision = revision + 1;
  RETURN NULL;
END
$$;

-- Not for last_used_at, which changes with use and forbids nothing.
CREATE TRIGGER api_keys_raise_credential_revision
  AFTER DELETE OR UPDATE OF secret_hash, previous_secret_hash, previous_secret_expires, previous_signing_secret,
    allowed_addresses, request_signing, signing_secret, scopes, expires_at, revoked_at, mode, merchant_id
  ON "api_keys" FOR EACH STATEMENT EXECUTE FUNCTION raise_credential_revision();
