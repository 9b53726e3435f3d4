-- Double-entry books. Amounts are whole minor units of the account's currency. A leg moves an amount out of one account
-- (balance − amount) into another (balance + amount), so custody accounts fall as money comes in: the balance of a
-- custody account is minus what the chain holds for us.

CREATE TYPE "ledger_transfer_type" AS ENUM ('transfer', 'reversal', 'reserve', 'post', 'void', 'expire');

-- Room on each page keeps balance updates off the indexes (heap-only tuples).
CREATE TABLE "ledger_accounts" (
    "id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "currency" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "merchant_id" TEXT,
    "min_balance" BIGINT,
    "balance" BIGINT NOT NULL DEFAULT 0,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "version" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_accounts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_accounts_reserved_check" CHECK ("reserved" >= 0),
    CONSTRAINT "ledger_accounts_min_balance_check" CHECK ("min_balance" IS NULL OR "balance" - "reserved" >= "min_balance")
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX "ledger_accounts_mode_currency_code_key" ON "ledger_accounts"("mode", "currency", "code");
CREATE INDEX "ledger_accounts_merchant_id_idx" ON "ledger_accounts"("merchant_id");

CREATE TABLE "ledger_transfers" (
    "id" TEXT NOT NULL,
    "mode" "mode" NOT NULL,
    "type" "ledger_transfer_type" NOT NULL,
    "reference" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "reverses_id" TEXT,
    "resolves_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transfers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_transfers_reverses_id_check" CHECK (("reverses_id" IS NOT NULL) = ("type" = 'reversal')),
    CONSTRAINT "ledger_transfers_resolves_id_check" CHECK (("resolves_id" IS NOT NULL) = ("type" IN ('post', 'void', 'expire')))
);

CREATE UNIQUE INDEX "ledger_transfers_reference_key" ON "ledger_transfers"("reference");
CREATE UNIQUE INDEX "ledger_transfers_reverses_id_once" ON "ledger_transfers"("reverses_id") WHERE "reverses_id" IS NOT NULL;
CREATE UNIQUE INDEX "ledger_transfers_resolves_id_once" ON "ledger_transfers"("resolves_id") WHERE "resolves_id" IS NOT NULL;

-- No foreign keys: they cost a tenth of the speed of posting, and the guards below leave nothing for them to find. Entries are
-- written only by ledger_post, for accounts that it has locked and a transfer that it has just written; nothing is deleted.
CREATE TABLE "ledger_entries" (
    "account_id" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "transfer_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "balance_after" BIGINT NOT NULL,

    CONSTRAINT "ledger_entries_pkey" PRIMARY KEY ("account_id", "version"),
    CONSTRAINT "ledger_entries_version_check" CHECK ("version" > 0),
    CONSTRAINT "ledger_entries_amount_check" CHECK ("amount" <> 0)
);

CREATE UNIQUE INDEX "ledger_entries_transfer_id_ordinal_key" ON "ledger_entries"("transfer_id", "ordinal");

CREATE TABLE "ledger_reservations" (
    "transfer_id" TEXT NOT NULL,
    "from_account_id" TEXT NOT NULL,
    "to_account_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_reservations_pkey" PRIMARY KEY ("transfer_id"),
    CONSTRAINT "ledger_reservations_amount_check" CHECK ("amount" > 0)
);

CREATE INDEX "ledger_reservations_from_account_id_idx" ON "ledger_reservations"("from_account_id");
CREATE INDEX "ledger_reservations_expires_at_idx" ON "ledger_reservations"("expires_at");

ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_resolves_id_fkey" FOREIGN KEY ("resolves_id") REFERENCES "ledger_reservations"("transfer_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_reservations" ADD CONSTRAINT "ledger_reservations_transfer_id_fkey" FOREIGN KEY ("transfer_id") REFERENCES "ledger_transfers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_reservations" ADD CONSTRAINT "ledger_reservations_from_account_id_fkey" FOREIGN KEY ("from_account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ledger_reservations" ADD CONSTRAINT "ledger_reservations_to_account_id_fkey" FOREIGN KEY ("to_account_id") REFERENCES "ledger_accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Errors of the functions below (class LD): 001 insufficient funds, 002 reference used with other content, 003 no such
-- account, 004 wrong currency, 005 reservation already resolved, 006 transfer already reversed, 007 no such transfer or
-- reservation, 008 not possible for this transfer, 009 the books were written past the functions.

-- Guards against mistakes, not against an owner of the database: `daric.ledger` is set only while a function below runs.
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed: the ledger is written by its functions and corrected by reversals', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'LD009';
END $$;

-- For each statement: a statement that would change nothing is refused too, and posting a batch pays once.
CREATE TRIGGER ledger_transfers_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entries_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_reservations_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_reservations
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_accounts_permanent BEFORE DELETE OR TRUNCATE ON ledger_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();

CREATE TRIGGER ledger_transfers_written_by_function BEFORE INSERT ON ledger_transfers
  FOR EACH STATEMENT WHEN (current_setting('daric.ledger', true) IS DISTINCT FROM 'open') EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_entries_written_by_function BEFORE INSERT ON ledger_entries
  FOR EACH STATEMENT WHEN (current_setting('daric.ledger', true) IS DISTINCT FROM 'open') EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_reservations_written_by_function BEFORE INSERT ON ledger_reservations
  FOR EACH STATEMENT WHEN (current_setting('daric.ledger', true) IS DISTINCT FROM 'open') EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_accounts_written_by_function BEFORE UPDATE ON ledger_accounts
  FOR EACH STATEMENT WHEN (current_setting('daric.ledger', true) IS DISTINCT FROM 'open') EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_accounts_opened_empty BEFORE INSERT ON ledger_accounts
  FOR EACH ROW WHEN (NEW.balance <> 0 OR NEW.reserved <> 0 OR NEW.version <> 0) EXECUTE FUNCTION ledger_refuse();

-- plpgsql keeps its plans. The generic ones are forced, because planning again for every call costs several times the work
-- itself; and plans that read whole tables are off, because one made while the tables were empty would stay.

-- Ids of accounts by mode, currency and code; those that do not exist are opened with a balance of zero.
-- p_accounts: [{id, mode, currency, code, merchant_id, min_balance}], where id is used only for a new account.
CREATE FUNCTION ledger_open_accounts(p_at timestamptz, p_accounts jsonb)
RETURNS TABLE (id text, mode mode, currency text, code text)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_missing boolean;
BEGIN
  SELECT bool_or(a.id IS NULL) INTO v_missing
  FROM jsonb_to_recordset(p_accounts) AS w(mode mode, currency text, code text)
  LEFT JOIN ledger_accounts a ON a.mode = w.mode AND a.currency = w.currency AND a.code = w.code;
  IF v_missing THEN
    -- In one order everywhere, so that two callers who open the same accounts wait for each other and never in a circle.
    INSERT INTO ledger_accounts (id, mode, currency, code, merchant_id, min_balance, created_at)
    SELECT w.id, w.mode, w.currency, w.code, w.merchant_id, w.min_balance, p_at
    FROM jsonb_to_recordset(p_accounts) AS w(id text, mode mode, currency text, code text, merchant_id text, min_balance bigint)
    ORDER BY w.mode, w.currency, w.code
    ON CONFLICT (mode, currency, code) DO NOTHING;
  END IF;
  RETURN QUERY
  SELECT a.id, a.mode, a.currency, a.code
  FROM jsonb_to_recordset(p_accounts) AS w(mode mode, currency text, code text)
  JOIN ledger_accounts a ON a.mode = w.mode AND a.currency = w.currency AND a.code = w.code;
END $$;

-- Names what is wrong with legs that ledger_post or ledger_reserve could not apply.
CREATE FUNCTION ledger_refuse_legs(p_mode mode, p_legs jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_leg record;
BEGIN
  SELECT l.*, f.mode AS from_mode, t.mode AS to_mode, f.currency AS from_currency, t.currency AS to_currency INTO v_leg
  FROM ROWS FROM (jsonb_to_recordset(p_legs) AS ("from" text, "to" text, amount bigint, currency text))
    WITH ORDINALITY AS l("from", "to", amount, currency, position)
  LEFT JOIN ledger_accounts f ON f.id = l."from" AND f.mode IS NOT DISTINCT FROM p_mode
  LEFT JOIN ledger_accounts t ON t.id = l."to" AND t.mode IS NOT DISTINCT FROM p_mode
  WHERE (f.currency = l.currency AND t.currency = l.currency AND l."from" <> l."to" AND l.amount > 0) IS NOT TRUE
  ORDER BY l.position LIMIT 1;
  IF NOT FOUND THEN RETURN; END IF;
  IF v_leg.from_mode IS NULL OR v_leg.to_mode IS NULL THEN
    RAISE EXCEPTION 'no % account % or %', p_mode, v_leg."from", v_leg."to" USING ERRCODE = 'LD003';
  ELSIF (v_leg.from_currency = v_leg.currency AND v_leg.to_currency = v_leg.currency) IS NOT TRUE THEN
    RAISE EXCEPTION 'a leg in % from % (%) to % (%)', v_leg.currency, v_leg."from", v_leg.from_currency, v_leg."to", v_leg.to_currency
      USING ERRCODE = 'LD004';
  END IF;
  RAISE EXCEPTION 'a leg of % from % to %', v_leg.amount, v_leg."from", v_leg."to" USING ERRCODE = 'LD008';
END $$;

-- Refuses the transfers that were not written because a transfer with their reference, or of the same original, exists
-- and differs. Returns when all of them are exact repetitions.
CREATE FUNCTION ledger_verify_replays(p_transfers jsonb, p_written text[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_wanted record;
  v_first ledger_transfers;
  v_legs jsonb;
BEGIN
  FOR v_wanted IN
    SELECT w.* FROM jsonb_to_recordset(p_transfers) AS w(id text, mode mode, type ledger_transfer_type, reference text, purpose text, reverses_id text, resolves_id text, legs jsonb)
    WHERE NOT (w.id = ANY (p_written))
  LOOP
    SELECT * INTO v_first FROM ledger_transfers WHERE reference = v_wanted.reference;
    IF NOT FOUND THEN
      IF EXISTS (SELECT FROM ledger_transfers WHERE reverses_id = v_wanted.reverses_id) THEN
        RAISE EXCEPTION 'transfer % is already reversed', v_wanted.reverses_id USING ERRCODE = 'LD006';
      ELSIF EXISTS (SELECT FROM ledger_transfers WHERE resolves_id = v_wanted.resolves_id) THEN
        RAISE EXCEPTION 'reservation % is already resolved', v_wanted.resolves_id USING ERRCODE = 'LD005';
      END IF;
      RAISE EXCEPTION 'transfer id % is taken', v_wanted.id USING ERRCODE = 'LD002';
    END IF;
    SELECT coalesce(jsonb_agg(jsonb_build_object('from', d.account_id, 'to', c.account_id, 'amount', c.amount::text, 'currency', a.currency) ORDER BY d.ordinal), '[]')
      INTO v_legs
    FROM ledger_entries d
    JOIN ledger_entries c ON c.transfer_id = d.transfer_id AND c.ordinal = d.ordinal + 1
    JOIN ledger_accounts a ON a.id = d.account_id
    WHERE d.transfer_id = v_first.id AND d.ordinal % 2 = 1;
    IF (v_first.mode, v_first.type, v_first.purpose, v_first.reverses_id, v_first.resolves_id, v_legs)
      IS DISTINCT FROM (v_wanted.mode, v_wanted.type, v_wanted.purpose, v_wanted.reverses_id, v_wanted.resolves_id, v_wanted.legs)
    THEN
      RAISE EXCEPTION 'reference % belongs to a transfer with other content', v_wanted.reference USING ERRCODE = 'LD002';
    END IF;
  END LOOP;
END $$;

-- The one function that posts. Applies transfers in the order given, all or nothing; within a transfer, leg by leg. No leg
-- may bring its `from` account below min_balance + reserved. A reference that was posted before has no new effect:
-- the first transfer is returned, marked as replayed, when the content is the same.
-- p_transfers: [{id, mode, type, reference, purpose, reverses_id?, resolves_id?, legs: [{from, to, amount, currency}]}]
-- Entry `ordinal`: leg n writes 2n − 1 (from) and 2n (to).
CREATE FUNCTION ledger_post(p_at timestamptz, p_transfers jsonb)
RETURNS TABLE (transfer_id text, reference text, replayed boolean, account_id text, version bigint, amount bigint, balance_after bigint)
LANGUAGE plpgsql SET daric.ledger = 'open'
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_written text[];
  v_transfer text[];
  v_mode mode[];
  v_leg int[];
  v_from text[];
  v_to text[];
  v_amount bigint[];
  v_currency text[];
  v_entries int;
  v_short text;
BEGIN
  -- Waits here for another transaction that is posting the same reference.
  WITH written AS (
    INSERT INTO ledger_transfers (id, mode, type, reference, purpose, reverses_id, resolves_id, created_at)
    SELECT t.id, t.mode, t.type, t.reference, t.purpose, t.reverses_id, t.resolves_id, p_at
    FROM jsonb_to_recordset(p_transfers) AS t(id text, mode mode, type ledger_transfer_type, reference text, purpose text, reverses_id text, resolves_id text)
    ORDER BY t.reference
    ON CONFLICT DO NOTHING
    RETURNING id
  )
  SELECT array_agg(id) INTO v_written FROM written;

  SELECT array_agg(t.value ->> 'id'), array_agg((t.value ->> 'mode')::mode), array_agg(l.position::int),
         array_agg(l."from"), array_agg(l."to"), array_agg(l.amount), array_agg(l.currency)
    INTO v_transfer, v_mode, v_leg, v_from, v_to, v_amount, v_currency
  FROM jsonb_array_elements(p_transfers) AS t(value),
    ROWS FROM (jsonb_to_recordset(t.value -> 'legs') AS ("from" text, "to" text, amount bigint, currency text))
      WITH ORDINALITY AS l("from", "to", amount, currency, position)
  WHERE t.value ->> 'id' = ANY (v_written);

  PERFORM FROM ledger_accounts WHERE id = ANY (v_from || v_to) ORDER BY id FOR NO KEY UPDATE;

  WITH running AS MATERIALIZED (
    SELECT m.account_id, m.amount, l.transfer_id, 2 * l.leg - 1 + m.side AS ordinal,
      a.version + row_number() OVER w AS version,
      (a.balance + sum(m.amount) OVER w)::bigint AS balance_after,
      a.min_balance + a.reserved AS floor
    FROM unnest(v_transfer, v_mode, v_leg, v_from, v_to, v_amount, v_currency)
        WITH ORDINALITY AS l(transfer_id, mode, leg, debit, credit, amount, currency, position)
      CROSS JOIN LATERAL (VALUES (0, l.debit, -l.amount), (1, l.credit, l.amount)) AS m(side, account_id, amount)
      JOIN ledger_accounts a ON a.id = m.account_id
    -- Not `=`: without statistics the planner would rather walk the index on mode and currency, which finds every account.
    WHERE a.currency IS NOT DISTINCT FROM l.currency AND a.mode IS NOT DISTINCT FROM l.mode AND l.debit <> l.credit AND l.amount > 0
    WINDOW w AS (PARTITION BY m.account_id ORDER BY l.position)
  ), totals AS (
    SELECT account_id, sum(amount)::bigint AS amount, count(*) AS entries,
      bool_or(amount < 0 AND balance_after < floor) IS TRUE AS is_short
    FROM running GROUP BY account_id
  ), entries AS (
    INSERT INTO ledger_entries (account_id, version, transfer_id, ordinal, amount, balance_after)
    SELECT account_id, version, transfer_id, ordinal, amount, balance_after FROM running
  ), accounts AS (
    UPDATE ledger_accounts a SET balance = a.balance + t.amount, version = a.version + t.entries
    FROM totals t WHERE a.id = t.account_id AND NOT t.is_short
  )
  SELECT sum(entries), min(account_id) FILTER (WHERE is_short) INTO v_entries, v_short FROM totals;

  IF v_entries IS DISTINCT FROM 2 * cardinality(v_from) THEN
    PERFORM ledger_refuse_legs(t.mode, t.legs) FROM jsonb_to_recordset(p_transfers) AS t(mode mode, legs jsonb);
    RAISE EXCEPTION 'wrote % entries for % legs', v_entries, cardinality(v_from);
  ELSIF v_short IS NOT NULL THEN
    RAISE EXCEPTION 'account % lacks the funds', v_short USING ERRCODE = 'LD001';
  ELSIF coalesce(cardinality(v_written), 0) < jsonb_array_length(p_transfers) THEN
    PERFORM ledger_verify_replays(p_transfers, coalesce(v_written, '{}'));
  END IF;

  RETURN QUERY
  SELECT t.id, t.reference, w.id <> t.id, e.account_id, e.version, e.amount, e.balance_after
  FROM jsonb_to_recordset(p_transfers) AS w(id text, reference text)
  JOIN ledger_transfers t ON t.reference = w.reference
  LEFT JOIN ledger_entries e ON e.transfer_id = t.id
  ORDER BY t.reference, e.ordinal;
END $$;

-- The exact reversal of posted transfers, each at most once. p_reversals: [{id, mode, transfer_id, reference, purpose}]
CREATE FUNCTION ledger_reverse(p_at timestamptz, p_reversals jsonb)
RETURNS TABLE (transfer_id text, reference text, replayed boolean, account_id text, version bigint, amount bigint, balance_after bigint)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_wrong record;
BEGIN
  SELECT r.transfer_id, t.id, t.type INTO v_wrong
  FROM jsonb_to_recordset(p_reversals) AS r(mode mode, transfer_id text)
  LEFT JOIN ledger_transfers t ON t.id = r.transfer_id AND t.mode = r.mode
  WHERE t.id IS NULL OR t.type NOT IN ('transfer', 'post') LIMIT 1;
  IF v_wrong.id IS NOT NULL THEN
    RAISE EXCEPTION 'a % (%) cannot be reversed', v_wrong.type, v_wrong.id USING ERRCODE = 'LD008';
  ELSIF v_wrong.transfer_id IS NOT NULL THEN
    RAISE EXCEPTION 'no transfer %', v_wrong.transfer_id USING ERRCODE = 'LD007';
  END IF;

  RETURN QUERY
  SELECT p.* FROM ledger_post(p_at, (
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'mode', r.mode, 'type', 'reversal', 'reference', r.reference,
      'purpose', r.purpose, 'reverses_id', r.transfer_id, 'legs', o.legs) ORDER BY r.position), '[]')
    FROM ROWS FROM (jsonb_to_recordset(p_reversals) AS (id text, mode mode, transfer_id text, reference text, purpose text))
      WITH ORDINALITY AS r(id, mode, transfer_id, reference, purpose, position)
    CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('from', c.account_id, 'to', d.account_id, 'amount', c.amount::text, 'currency', a.currency)
        ORDER BY d.ordinal DESC) AS legs
      FROM ledger_entries d
      JOIN ledger_entries c ON c.transfer_id = d.transfer_id AND c.ordinal = d.ordinal + 1
      JOIN ledger_accounts a ON a.id = d.account_id
      WHERE d.transfer_id = r.transfer_id AND d.ordinal % 2 = 1
    ) o
  )) p;
END $$;

-- Sets an amount aside in an account until the reservation is resolved; it stays in the balance but cannot be spent.
CREATE FUNCTION ledger_reserve(p_at timestamptz, p_id text, p_mode mode, p_reference text, p_purpose text,
  p_from text, p_to text, p_amount bigint, p_currency text, p_expires_at timestamptz)
RETURNS TABLE (transfer_id text, replayed boolean)
LANGUAGE plpgsql SET daric.ledger = 'open' AS $$
#variable_conflict use_column
DECLARE
  v_legs jsonb := jsonb_build_array(jsonb_build_object('from', p_from, 'to', p_to, 'amount', p_amount::text, 'currency', p_currency));
  v_account ledger_accounts;
  v_first text;
BEGIN
  INSERT INTO ledger_transfers (id, mode, type, reference, purpose, created_at)
  VALUES (p_id, p_mode, 'reserve', p_reference, p_purpose, p_at) ON CONFLICT (reference) DO NOTHING;
  IF NOT FOUND THEN
    SELECT t.id INTO v_first FROM ledger_transfers t
    JOIN ledger_reservations r ON r.transfer_id = t.id
    JOIN ledger_accounts a ON a.id = r.from_account_id
    WHERE t.reference = p_reference AND (t.mode, t.purpose, r.from_account_id, r.to_account_id, r.amount, a.currency, r.expires_at)
      = (p_mode, p_purpose, p_from, p_to, p_amount, p_currency, p_expires_at::timestamptz(3));
    IF NOT FOUND THEN
      RAISE EXCEPTION 'reference % belongs to a transfer with other content', p_reference USING ERRCODE = 'LD002';
    END IF;
    RETURN QUERY SELECT v_first, true;
    RETURN;
  END IF;

  PERFORM ledger_refuse_legs(p_mode, v_legs);
  SELECT * INTO v_account FROM ledger_accounts WHERE id = p_from FOR NO KEY UPDATE;
  IF v_account.balance - v_account.reserved - p_amount < v_account.min_balance THEN
    RAISE EXCEPTION 'account % lacks the funds', p_from USING ERRCODE = 'LD001';
  END IF;
  UPDATE ledger_accounts SET reserved = reserved + p_amount WHERE id = p_from;
  INSERT INTO ledger_reservations (transfer_id, from_account_id, to_account_id, amount, expires_at)
  VALUES (p_id, p_from, p_to, p_amount, p_expires_at);
  RETURN QUERY SELECT p_id, false;
END $$;

-- Ends a reservation, once: `post` moves the amount, `void` and `expire` set it free. `expire` waits for the end of its time;
-- until somebody resolves it, a reservation stands, also after that.
CREATE FUNCTION ledger_resolve(p_at timestamptz, p_id text, p_mode mode, p_reservation text, p_outcome ledger_transfer_type,
  p_reference text, p_purpose text)
RETURNS TABLE (transfer_id text, reference text, replayed boolean, account_id text, version bigint, amount bigint, balance_after bigint)
LANGUAGE plpgsql SET daric.ledger = 'open' AS $$
#variable_conflict use_column
DECLARE
  v_held ledger_reservations;
  v_legs jsonb := '[]';
BEGIN
  SELECT r.* INTO v_held FROM ledger_reservations r JOIN ledger_transfers t ON t.id = r.transfer_id
  WHERE r.transfer_id = p_reservation AND t.mode = p_mode;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no reservation %', p_reservation USING ERRCODE = 'LD007';
  END IF;

  -- From here on nobody else resolves it: everyone who tries holds this lock first.
  PERFORM FROM ledger_accounts WHERE id IN (v_held.from_account_id, v_held.to_account_id) ORDER BY id FOR NO KEY UPDATE;
  IF NOT EXISTS (SELECT FROM ledger_transfers WHERE resolves_id = p_reservation) THEN
    IF p_outcome = 'expire' AND v_held.expires_at > p_at THEN
      RAISE EXCEPTION 'reservation % is good until %', p_reservation, v_held.expires_at USING ERRCODE = 'LD008';
    END IF;
    UPDATE ledger_accounts SET reserved = reserved - v_held.amount WHERE id = v_held.from_account_id;
  END IF;

  IF p_outcome = 'post' THEN
    SELECT jsonb_build_array(jsonb_build_object('from', v_held.from_account_id, 'to', v_held.to_account_id,
      'amount', v_held.amount::text, 'currency', a.currency)) INTO v_legs
    FROM ledger_accounts a WHERE a.id = v_held.from_account_id;
  END IF;
  RETURN QUERY SELECT p.* FROM ledger_post(p_at, jsonb_build_array(jsonb_build_object('id', p_id, 'mode', p_mode, 'type', p_outcome,
    'reference', p_reference, 'purpose', p_purpose, 'resolves_id', p_reservation, 'legs', v_legs))) p;
END $$;
