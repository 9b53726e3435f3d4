-- A payment or settlement is looked up by its amount: one amount in the order of the list, or the few beyond a bound.
CREATE INDEX "payments_merchant_id_mode_amount_minor_created_at_id_idx" ON "payments" ("merchant_id", "mode", "amount_minor", "created_at", "id");
CREATE INDEX "settlements_merchant_id_mode_gross_minor_created_at_id_idx" ON "settlements" ("merchant_id", "mode", "gross_minor", "created_at", "id");
