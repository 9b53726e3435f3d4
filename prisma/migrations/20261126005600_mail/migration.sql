CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'failed');

CREATE TABLE "mail_messages" (
  "id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "status" "mail_status" NOT NULL,
  "content" TEXT,
  "attempt_count" INTEGER NOT NULL DEFAULT 0,
  "claimed_until" TIMESTAMPTZ(3),
  "failure" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "sent_at" TIMESTAMPTZ(3),

  CONSTRAINT "mail_messages_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "mail_messages_status_created_at_idx" ON "mail_messages"("status", "created_at");
