ALTER TABLE "users" ADD COLUMN "email_verified_at" TIMESTAMPTZ(3);

-- Until now an operator made every account and knew its address.
UPDATE "users" SET "email_verified_at" = "created_at";

ALTER TABLE "audit_entries" ADD COLUMN "client_address" TEXT;

CREATE TYPE "user_token_purpose" AS ENUM ('verify_email', 'reset_password');

CREATE TABLE "user_tokens" (
  "token_hash" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "purpose" "user_token_purpose" NOT NULL,
  "email" TEXT NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "user_tokens_pkey" PRIMARY KEY ("token_hash")
);

CREATE TABLE "sessions" (
  "id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "client_address" TEXT,
  "user_agent" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ended_at" TIMESTAMPTZ(3),

  CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "user_tokens_user_id_idx" ON "user_tokens"("user_id");
CREATE INDEX "user_tokens_expires_at_idx" ON "user_tokens"("expires_at");
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

ALTER TABLE "user_tokens" ADD CONSTRAINT "user_tokens_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
