-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "mode" AS ENUM ('test', 'live');

-- CreateEnum
CREATE TYPE "invoice_status" AS ENUM ('pending', 'confirming', 'paid', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "invoice_exception" AS ENUM ('none', 'underpaid', 'overpaid', 'late');

-- CreateEnum
CREATE TYPE "late_policy" AS ENUM ('accept', 'hold');

-- CreateEnum
CREATE TYPE "payment_status" AS ENUM ('detected', 'confirming', 'confirmed', 'failed', 'orphaned');

-- CreateEnum
CREATE TYPE "payment_disposition" AS ENUM ('applied', 'unmatched');

-- CreateEnum
CREATE TYPE "settlement_status" AS ENUM ('pending', 'completed', 'failed', 'reversed');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'admin', 'developer', 'finance', 'viewer');

-- CreateEnum
CREATE TYPE "webhook_endpoint_status" AS ENUM ('enabled', 'disabled');

-- CreateEnum
CREATE TYPE "webhook_delivery_status" AS ENUM ('pending', 'succeeded', 'failed');

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chain_cursors" (
    "network" TEXT NOT NULL,
    "head_number" BIGINT NOT NULL,
    "head_hash" TEXT NOT NULL,
    "head_time" TIMESTAMPTZ(3) NOT NULL,
    "final_number" BIGINT NOT NULL,
    "final_hash" TEXT NOT NULL,
    "final_time" TIMESTAMPTZ(3) NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "chain_cursors_pkey" PRIMARY KEY ("network")
);

-- CreateTable
CREATE TABLE "chain_blocks" (
    "network" TEXT NOT NULL,
    "number" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "time" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chain_blocks_pkey" PRIMARY KEY ("network","number")
);

-- CreateTable
CREATE TABLE "events" (
    "id" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "transaction" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "merchant_id" TEXT,
    "mode" "mode" NOT NULL,
    "aggregate_type" TEXT NOT NULL,
    "aggregate_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "actor" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "event_id" TEXT NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "projection_checkpoints" (
    "name" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "projection_checkpoints_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT,
    "mode" "mode",
    "actor" JSONB NOT NULL,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "status" "invoice_status" NOT NULL,
    "exception" "invoice_exception" NOT NULL,
    "currency" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "asset" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "due_minor" BIGINT NOT NULL,
    "tolerance_minor" BIGINT NOT NULL,
    "rate_numerator" BIGINT NOT NULL,
    "rate_denominator" BIGINT NOT NULL,
    "rate_source" TEXT NOT NULL,
    "rate_observed_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_minor" BIGINT NOT NULL DEFAULT 0,
    "confirmed_minor" BIGINT NOT NULL DEFAULT 0,
    "fee_basis_points" INTEGER NOT NULL,
    "required_confirmations" INTEGER NOT NULL,
    "late_policy" "late_policy" NOT NULL,
    "description" TEXT,
    "order_id" TEXT,
    "customer_email" TEXT,
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "success_url" TEXT,
    "cancel_url" TEXT,
    "input_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "confirming_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "expired_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deposit_addresses" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "derivation_index" INTEGER NOT NULL,
    "watched_until" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deposit_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchants" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "fee_basis_points" INTEGER NOT NULL DEFAULT 100,
    "confirmations_override" INTEGER,
    "tolerance_basis_points" INTEGER NOT NULL DEFAULT 0,
    "late_policy" "late_policy" NOT NULL DEFAULT 'accept',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "merchants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "asset" TEXT NOT NULL,
    "tx_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "from_address" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "block_number" BIGINT NOT NULL,
    "block_hash" TEXT NOT NULL,
    "block_time" TIMESTAMPTZ(3) NOT NULL,
    "status" "payment_status" NOT NULL,
    "disposition" "payment_disposition" NOT NULL,
    "late" BOOLEAN NOT NULL,
    "required_confirmations" INTEGER NOT NULL,
    "ledger_transfer_id" TEXT,
    "detected_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),
    "orphaned_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merchant_dashboard_view" (
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "currency" TEXT NOT NULL,
    "invoices_created" BIGINT NOT NULL DEFAULT 0,
    "invoices_seen" BIGINT NOT NULL DEFAULT 0,
    "invoices_paid" BIGINT NOT NULL DEFAULT 0,
    "invoices_expired" BIGINT NOT NULL DEFAULT 0,
    "gross_minor" BIGINT NOT NULL DEFAULT 0,
    "fee_minor" BIGINT NOT NULL DEFAULT 0,
    "net_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "merchant_dashboard_view_pkey" PRIMARY KEY ("merchant_id","mode","currency")
);

-- CreateTable
CREATE TABLE "invoice_summary_view" (
    "invoice_id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "status" TEXT NOT NULL,
    "exception" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "due_minor" BIGINT NOT NULL,
    "seen_minor" BIGINT NOT NULL,
    "confirmed_minor" BIGINT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_summary_view_pkey" PRIMARY KEY ("invoice_id")
);

-- CreateTable
CREATE TABLE "daily_settlement_metrics" (
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "currency" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "settlements" BIGINT NOT NULL DEFAULT 0,
    "reversals" BIGINT NOT NULL DEFAULT 0,
    "gross_minor" BIGINT NOT NULL DEFAULT 0,
    "fee_minor" BIGINT NOT NULL DEFAULT 0,
    "net_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "daily_settlement_metrics_pkey" PRIMARY KEY ("merchant_id","mode","currency","day")
);

-- CreateTable
CREATE TABLE "payment_confirmation_stats" (
    "mode" "mode" NOT NULL,
    "network" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "confirmed" BIGINT NOT NULL DEFAULT 0,
    "failed" BIGINT NOT NULL DEFAULT 0,
    "orphaned" BIGINT NOT NULL DEFAULT 0,
    "confirmation_ms" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "payment_confirmation_stats_pkey" PRIMARY KEY ("mode","network","day")
);

-- CreateTable
CREATE TABLE "settlements" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "gross_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "fee_basis_points" INTEGER NOT NULL,
    "status" "settlement_status" NOT NULL,
    "ledger_transfer_id" TEXT,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "available_at" TIMESTAMPTZ(3),
    "available_transfer_id" TEXT,
    "reversed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settlements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT,
    "events" TEXT[],
    "status" "webhook_endpoint_status" NOT NULL,
    "disabled_reason" TEXT,
    "secret" TEXT NOT NULL,
    "previous_secret" TEXT,
    "previous_secret_expires" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "status" "webhook_delivery_status" NOT NULL,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "id" BIGSERIAL NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "request_headers" JSONB NOT NULL,
    "request_body" TEXT NOT NULL,
    "response_status" INTEGER,
    "response_body" TEXT,
    "failure" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_secret_hash_key" ON "api_keys"("secret_hash");

-- CreateIndex
CREATE INDEX "api_keys_merchant_id_mode_created_at_idx" ON "api_keys"("merchant_id", "mode", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "events_position_key" ON "events"("position");

-- CreateIndex
CREATE INDEX "events_merchant_id_mode_position_idx" ON "events"("merchant_id", "mode", "position");

-- CreateIndex
CREATE UNIQUE INDEX "events_aggregate_id_version_type_key" ON "events"("aggregate_id", "version", "type");

-- CreateIndex
CREATE INDEX "audit_entries_merchant_id_occurred_at_idx" ON "audit_entries"("merchant_id", "occurred_at");

-- CreateIndex
CREATE INDEX "audit_entries_target_id_idx" ON "audit_entries"("target_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- CreateIndex
CREATE INDEX "invoices_merchant_id_mode_created_at_id_idx" ON "invoices"("merchant_id", "mode", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoices_merchant_id_mode_status_created_at_idx" ON "invoices"("merchant_id", "mode", "status", "created_at");

-- CreateIndex
CREATE INDEX "invoices_network_status_expires_at_idx" ON "invoices"("network", "status", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoices_merchant_id_mode_order_id_key" ON "invoices"("merchant_id", "mode", "order_id");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_addresses_invoice_id_key" ON "deposit_addresses"("invoice_id");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_addresses_network_address_key" ON "deposit_addresses"("network", "address");

-- CreateIndex
CREATE UNIQUE INDEX "deposit_addresses_network_derivation_index_key" ON "deposit_addresses"("network", "derivation_index");

-- CreateIndex
CREATE INDEX "payments_invoice_id_idx" ON "payments"("invoice_id");

-- CreateIndex
CREATE INDEX "payments_merchant_id_mode_created_at_id_idx" ON "payments"("merchant_id", "mode", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payments_network_tx_id_ordinal_key" ON "payments"("network", "tx_id", "ordinal");

-- CreateIndex
CREATE INDEX "invoice_summary_view_merchant_id_mode_created_at_idx" ON "invoice_summary_view"("merchant_id", "mode", "created_at");

-- CreateIndex
CREATE INDEX "settlements_invoice_id_idx" ON "settlements"("invoice_id");

-- CreateIndex
CREATE INDEX "settlements_merchant_id_mode_created_at_id_idx" ON "settlements"("merchant_id", "mode", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "members_merchant_id_idx" ON "members"("merchant_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_user_id_merchant_id_key" ON "members"("user_id", "merchant_id");

-- CreateIndex
CREATE INDEX "webhook_endpoints_merchant_id_mode_idx" ON "webhook_endpoints"("merchant_id", "mode");

-- CreateIndex
CREATE INDEX "webhook_deliveries_merchant_id_mode_created_at_idx" ON "webhook_deliveries"("merchant_id", "mode", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_endpoint_id_event_id_key" ON "webhook_deliveries"("endpoint_id", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_attempts_delivery_id_number_key" ON "webhook_attempts"("delivery_id", "number");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deposit_addresses" ADD CONSTRAINT "deposit_addresses_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "settlements" ADD CONSTRAINT "settlements_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What the schema language cannot say.

-- Indexes of deposit addresses come from here: one address per invoice, never reused. BIP32 allows 2^31 of them.
CREATE SEQUENCE "deposit_address_index" AS INTEGER MINVALUE 0 START WITH 0;

-- One living settlement per invoice; reversed ones stay as history.
CREATE UNIQUE INDEX "settlements_one_living_per_invoice" ON "settlements" ("invoice_id") WHERE "status" IN ('pending', 'completed');

-- The watcher's open work: payments that the chain can still take back.
CREATE INDEX "payments_not_final" ON "payments" ("network", "block_number") WHERE "final_at" IS NULL AND "status" <> 'failed';

CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries" ("endpoint_id", "next_attempt_at") WHERE "status" = 'pending';

ALTER TABLE "merchants"
  ADD CONSTRAINT "merchants_fee_basis_points" CHECK ("fee_basis_points" BETWEEN 0 AND 10000),
  ADD CONSTRAINT "merchants_tolerance_basis_points" CHECK ("tolerance_basis_points" BETWEEN 0 AND 500),
  ADD CONSTRAINT "merchants_confirmations_override" CHECK ("confirmations_override" BETWEEN 1 AND 200);

ALTER TABLE "invoices"
  ADD CONSTRAINT "invoices_amounts" CHECK ("amount_minor" > 0 AND "due_minor" > 0 AND "tolerance_minor" BETWEEN 0 AND "due_minor"),
  ADD CONSTRAINT "invoices_sums" CHECK ("confirmed_minor" BETWEEN 0 AND "seen_minor"),
  ADD CONSTRAINT "invoices_rate" CHECK ("rate_numerator" > 0 AND "rate_denominator" > 0);

ALTER TABLE "payments"
  ADD CONSTRAINT "payments_amount" CHECK ("amount_minor" > 0),
  ADD CONSTRAINT "payments_ordinal" CHECK ("ordinal" >= 0);

ALTER TABLE "settlements"
  ADD CONSTRAINT "settlements_split" CHECK ("gross_minor" = "fee_minor" + "net_minor" AND "gross_minor" > 0 AND "fee_minor" >= 0 AND "net_minor" >= 0);

-- Facts and audit entries are immutable.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END;
$$;

CREATE TRIGGER "events_immutable" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_entries_immutable" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
