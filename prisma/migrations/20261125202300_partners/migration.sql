CREATE TYPE "partner_status" AS ENUM ('active', 'disabled');

CREATE TABLE "partners" (
  "id" TEXT NOT NULL,
  "merchant_id" TEXT NOT NULL,
  "mode" "mode" NOT NULL,
  "name" TEXT NOT NULL,
  "secret_hash" TEXT NOT NULL,
  "last_four" TEXT NOT NULL,
  "previous_secret_hash" TEXT,
  "previous_secret_expires" TIMESTAMPTZ(3),
  "scopes" TEXT[],
  "status" "partner_status" NOT NULL,
  "last_used_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "partners_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "partner_grants" (
  "id" TEXT NOT NULL,
  "partner_id" TEXT NOT NULL,
  "scopes" TEXT[],
  "revoked_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "partner_grants_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "refresh_tokens" (
  "token_hash" TEXT NOT NULL,
  "grant_id" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "expires_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("token_hash")
);

CREATE TABLE "token_signing_keys" (
  "id" TEXT NOT NULL,
  "private_key" TEXT NOT NULL,
  "public_key" JSONB NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "signs_until" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "token_signing_keys_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "partners_merchant_id_mode_created_at_idx" ON "partners"("merchant_id", "mode", "created_at");
CREATE INDEX "partner_grants_partner_id_idx" ON "partner_grants"("partner_id");
CREATE INDEX "partner_grants_expires_at_idx" ON "partner_grants"("expires_at");
CREATE INDEX "refresh_tokens_grant_id_idx" ON "refresh_tokens"("grant_id");

ALTER TABLE "partners" ADD CONSTRAINT "partners_merchant_id_fkey"
  FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "partner_grants" ADD CONSTRAINT "partner_grants_partner_id_fkey"
  FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_grant_id_fkey"
  FOREIGN KEY ("grant_id") REFERENCES "partner_grants"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TRIGGER partners_raise_credential_revision
  AFTER DELETE OR UPDATE OF status, scopes, mode, merchant_id
  ON "partners" FOR EACH STATEMENT EXECUTE FUNCTION raise_credential_revision();

CREATE TRIGGER partner_grants_raise_credential_revision
  AFTER UPDATE OF revoked_at
  ON "partner_grants" FOR EACH STATEMENT EXECUTE FUNCTION raise_credential_revision();

CREATE TRIGGER token_signing_keys_raise_credential_revision
  AFTER DELETE OR UPDATE
  ON "token_signing_keys" FOR EACH STATEMENT EXECUTE FUNCTION raise_credential_revision();
