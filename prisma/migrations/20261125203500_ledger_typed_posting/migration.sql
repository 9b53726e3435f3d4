-- Posting at half of its former cost for one transfer: typed arrays in place of JSON that every statement parsed again, and
-- running balances worked out in variables. Conditions of checks and triggers are read from the catalogue and parsed again
-- for every statement, so they stay only where they guard balances (server/decisions/0021-posting-in-typed-arrays.md).

DROP FUNCTION ledger_post(timestamptz, jsonb);
DROP FUNCTION ledger_verify_replays(jsonb, text[]);
DROP FUNCTION ledger_refuse_legs(mode, jsonb);

-- ledger_post makes sure of all of these, and nothing else writes these tables.
ALTER TABLE "ledger_transfers" DROP CONSTRAINT "ledger_transfers_reverses_id_check",
  DROP CONSTRAINT "ledger_transfers_resolves_id_check",
  DROP CONSTRAINT "ledger_transfers_reverses_id_fkey",
  DROP CONSTRAINT "ledger_transfers_resolves_id_fkey";
ALTER TABLE "ledger_entries" DROP CONSTRAINT "ledger_entries_version_check", DROP CONSTRAINT "ledger_entries_amount_check";

-- One leg: an amount out of an account into another. The legs of a transfer stand together, in its order.
CREATE TYPE "ledger_leg" AS ("transfer_id" text, "from" text, "to" text, "amount" bigint, "currency" text);

-- The guards test the setting themselves: the condition of a trigger is parsed again for each statement.
CREATE FUNCTION ledger_require_function() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('daric.ledger', true) IS DISTINCT FROM 'open' THEN
    RAISE EXCEPTION '% on % is not allowed: the ledger is written by its functions and corrected by reversals', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'LD009';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER ledger_transfers_written_by_function BEFORE INSERT ON ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_function();
CREATE OR REPLACE TRIGGER ledger_entries_written_by_function BEFORE INSERT ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_function();
CREATE OR REPLACE TRIGGER ledger_reservations_written_by_function BEFORE INSERT ON ledger_reservations
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_function();
CREATE OR REPLACE TRIGGER ledger_accounts_written_by_function BEFORE UPDATE ON ledger_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_function();

-- What makes a leg impossible between two rows, which are null when there is no such account; null when it is possible.
CREATE FUNCTION ledger_leg_error(p_mode mode, p_leg ledger_leg, p_from ledger_accounts, p_to ledger_accounts) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN (p_from.mode = p_mode AND p_to.mode = p_mode) IS NOT TRUE THEN 'LD003'
    WHEN (p_from.currency = p_leg.currency AND p_to.currency = p_leg.currency) IS NOT TRUE THEN 'LD004'
    WHEN (p_leg.amount > 0 AND p_leg."from" <> p_leg."to") IS NOT TRUE THEN 'LD008'
  END
$$;

-- Refuses the transfers that were not written because a transfer with their reference, or of the same original, exists
-- and differs. Returns when all of them are exact repetitions.
CREATE FUNCTION ledger_verify_replays(p_repeated ledger_transfers[], p_legs ledger_leg[], p_written text[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
  v_wanted ledger_transfers;
  v_first ledger_transfers;
  v_legs ledger_leg[];
BEGIN
  FOREACH v_wanted IN ARRAY p_repeated LOOP
    SELECT * INTO v_first FROM ledger_transfers WHERE reference = v_wanted.reference;
    IF NOT FOUND OR v_wanted.id = ANY (p_written) THEN
      IF EXISTS (SELECT FROM ledger_transfers WHERE reverses_id = v_wanted.reverses_id) THEN
        RAISE EXCEPTION 'transfer % is already reversed', v_wanted.reverses_id USING ERRCODE = 'LD006';
      ELSIF EXISTS (SELECT FROM ledger_transfers WHERE resolves_id = v_wanted.resolves_id) THEN
        RAISE EXCEPTION 'reservation % is already resolved', v_wanted.resolves_id USING ERRCODE = 'LD005';
      END IF;
      RAISE EXCEPTION 'transfer id % is taken', v_wanted.id USING ERRCODE = 'LD002';
    END IF;
    v_legs := ARRAY(
      SELECT ROW(v_wanted.id, d.account_id, c.account_id, c.amount, a.currency)::ledger_leg
      FROM ledger_entries d
      JOIN ledger_entries c ON c.transfer_id = d.transfer_id AND c.ordinal = d.ordinal + 1
      JOIN ledger_accounts a ON a.id = d.account_id
      WHERE d.transfer_id = v_first.id AND d.ordinal % 2 = 1 ORDER BY d.ordinal);
    IF (v_first.mode, v_first.type, v_first.purpose, v_first.reverses_id, v_first.resolves_id, v_legs)
      IS DISTINCT FROM (v_wanted.mode, v_wanted.type, v_wanted.purpose, v_wanted.reverses_id, v_wanted.resolves_id,
        ARRAY(SELECT l FROM unnest(p_legs) l WHERE l.transfer_id = v_wanted.id))
    THEN
      RAISE EXCEPTION 'reference % belongs to a transfer with other content', v_wanted.reference USING ERRCODE = 'LD002';
    END IF;
  END LOOP;
END $$;

-- The one function that posts. Applies legs in the order given, all or nothing. No leg may bring its `from` account below
-- min_balance + reserved. A reference that was posted before has no new effect: the first transfer is returned, marked as
-- replayed, when the content is the same. Entry `ordinal`: leg n of a transfer writes 2n − 1 (from) and 2n (to).
CREATE FUNCTION ledger_post(p_transfers ledger_transfers[], p_legs ledger_leg[])
RETURNS TABLE (transfer_id text, reference text, replayed boolean, account_id text, version bigint, amount bigint, balance_after bigint)
LANGUAGE plpgsql SET daric.ledger = 'open'
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  v_transfers ledger_transfers[] := p_transfers;
  v_transfer ledger_transfers;
  v_written ledger_transfers[] := '{}';
  v_written_ids text[] := '{}';
  v_repeated ledger_transfers[] := '{}';
  v_leg ledger_leg;
  v_ordinal int;
  v_accounts ledger_accounts[];
  v_account_ids text[] := '{}';
  v_from ledger_accounts;
  v_to ledger_accounts;
  v_from_position int;
  v_to_position int;
  v_entries ledger_entries[] := '{}';
  v_posted text[] := '{}';
  v_error text;
  v_short text;
BEGIN
  -- In one order everywhere, and waiting here for another transaction that is posting the same reference.
  IF cardinality(p_transfers) > 1 THEN
    v_transfers := ARRAY(SELECT t FROM unnest(p_transfers) t ORDER BY t.reference);
  END IF;
  FOREACH v_transfer IN ARRAY v_transfers LOOP
    IF (v_transfer.reverses_id IS NOT NULL) <> (v_transfer.type = 'reversal')
      OR (v_transfer.resolves_id IS NOT NULL) <> (v_transfer.type IN ('post', 'void', 'expire')) THEN
      RAISE EXCEPTION 'a % names what it reverses or resolves, and nothing else does', v_transfer.type USING ERRCODE = 'LD008';
    END IF;
    INSERT INTO ledger_transfers (id, mode, type, reference, purpose, reverses_id, resolves_id, created_at)
    VALUES (v_transfer.id, v_transfer.mode, v_transfer.type, v_transfer.reference, v_transfer.purpose, v_transfer.reverses_id,
      v_transfer.resolves_id, v_transfer.created_at)
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
      v_written := v_written || v_transfer;
      v_written_ids := v_written_ids || v_transfer.id;
    ELSE
      v_repeated := v_repeated || v_transfer;
    END IF;
  END LOOP;

  FOREACH v_leg IN ARRAY p_legs LOOP
    IF v_leg.transfer_id = ANY (v_written_ids) THEN
      v_account_ids := v_account_ids || v_leg."from" || v_leg."to";
    END IF;
  END LOOP;
  SELECT array_agg(l.a), array_agg((l.a).id) INTO v_accounts, v_account_ids
  FROM (SELECT a FROM ledger_accounts a WHERE id = ANY (v_account_ids) ORDER BY id FOR NO KEY UPDATE) l;

  v_transfer := NULL;
  FOREACH v_leg IN ARRAY p_legs LOOP
    IF v_leg.transfer_id IS DISTINCT FROM v_transfer.id THEN
      v_transfer := v_written[array_position(v_written_ids, v_leg.transfer_id)];
      CONTINUE WHEN v_transfer.id IS NULL;
      v_posted := v_posted || v_transfer.id;
      v_ordinal := 0;
    END IF;
    v_from_position := array_position(v_account_ids, v_leg."from");
    v_to_position := array_position(v_account_ids, v_leg."to");
    v_from := v_accounts[v_from_position];
    v_to := v_accounts[v_to_position];
    v_error := ledger_leg_error(v_transfer.mode, v_leg, v_from, v_to);
    IF v_error IS NOT NULL THEN
      RAISE EXCEPTION 'no % leg of % % from % to %', v_transfer.mode, v_leg.amount, v_leg.currency, v_leg."from", v_leg."to"
        USING ERRCODE = v_error;
    ELSIF v_from.balance - v_from.reserved - v_leg.amount < v_from.min_balance THEN
      v_short := coalesce(v_short, v_from.id);
    END IF;

    v_ordinal := v_ordinal + 2;
    v_from.balance := v_from.balance - v_leg.amount;
    v_from.version := v_from.version + 1;
    v_accounts[v_from_position] := v_from;
    v_entries := v_entries || ROW(v_from.id, v_from.version, v_transfer.id, v_ordinal - 1, -v_leg.amount, v_from.balance)::ledger_entries;
    v_to.balance := v_to.balance + v_leg.amount;
    v_to.version := v_to.version + 1;
    v_accounts[v_to_position] := v_to;
    v_entries := v_entries || ROW(v_to.id, v_to.version, v_transfer.id, v_ordinal, v_leg.amount, v_to.balance)::ledger_entries;

    transfer_id := v_transfer.id;
    reference := v_transfer.reference;
    replayed := false;
    account_id := v_from.id;
    version := v_from.version;
    amount := -v_leg.amount;
    balance_after := v_from.balance;
    RETURN NEXT;
    account_id := v_to.id;
    version := v_to.version;
    amount := v_leg.amount;
    balance_after := v_to.balance;
    RETURN NEXT;
  END LOOP;

  -- Only now: a leg that is impossible is named first, wherever it stands.
  IF v_short IS NOT NULL THEN
    RAISE EXCEPTION 'account % lacks the funds', v_short USING ERRCODE = 'LD001';
  END IF;
  INSERT INTO ledger_entries (account_id, version, transfer_id, ordinal, amount, balance_after)
  SELECT e.account_id, e.version, e.transfer_id, e.ordinal, e.amount, e.balance_after FROM unnest(v_entries) e;
  UPDATE ledger_accounts a SET balance = n.balance, version = n.version FROM unnest(v_accounts) n WHERE a.id = n.id;

  -- What is left wrote no entries here: repetitions, and ends of reservations that move nothing.
  IF cardinality(v_posted) < cardinality(p_transfers) THEN
    PERFORM ledger_verify_replays(v_repeated, p_legs, v_written_ids);
    IF EXISTS (SELECT FROM unnest(p_legs) l WHERE l.transfer_id NOT IN (SELECT t.id FROM unnest(p_transfers) t)) THEN
      RAISE EXCEPTION 'a leg of no transfer' USING ERRCODE = 'LD008';
    END IF;
    RETURN QUERY
    SELECT t.id, t.reference, t.id <> ALL (v_written_ids), e.account_id, e.version, e.amount, e.balance_after
    FROM ledger_transfers t LEFT JOIN ledger_entries e ON e.transfer_id = t.id
    WHERE t.reference = ANY (ARRAY(SELECT w.reference FROM unnest(p_transfers) w)) AND t.id <> ALL (v_posted)
    ORDER BY t.reference, e.ordinal;
  END IF;
END $$;

-- The exact reversal of posted transfers, each at most once. p_reversals: [{id, mode, transfer_id, reference, purpose}]
CREATE OR REPLACE FUNCTION ledger_reverse(p_at timestamptz, p_reversals jsonb)
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
  SELECT p.* FROM ledger_post(
    ARRAY(
      SELECT ROW(r.id, r.mode, 'reversal', r.reference, r.purpose, r.transfer_id, NULL, p_at)::ledger_transfers
      FROM jsonb_to_recordset(p_reversals) AS r(id text, mode mode, transfer_id text, reference text, purpose text)),
    ARRAY(
      SELECT ROW(r.id, c.account_id, d.account_id, c.amount, a.currency)::ledger_leg
      FROM ROWS FROM (jsonb_to_recordset(p_reversals) AS (id text, transfer_id text)) WITH ORDINALITY AS r(id, transfer_id, position)
      JOIN ledger_entries d ON d.transfer_id = r.transfer_id AND d.ordinal % 2 = 1
      JOIN ledger_entries c ON c.transfer_id = d.transfer_id AND c.ordinal = d.ordinal + 1
      JOIN ledger_accounts a ON a.id = d.account_id
      ORDER BY r.position, d.ordinal DESC)) p;
END $$;

-- Sets an amount aside in an account until the reservation is resolved; it stays in the balance but cannot be spent.
CREATE OR REPLACE FUNCTION ledger_reserve(p_at timestamptz, p_id text, p_mode mode, p_reference text, p_purpose text,
  p_from text, p_to text, p_amount bigint, p_currency text, p_expires_at timestamptz)
RETURNS TABLE (transfer_id text, replayed boolean)
LANGUAGE plpgsql SET daric.ledger = 'open' AS $$
#variable_conflict use_column
DECLARE
  v_from ledger_accounts;
  v_to ledger_accounts;
  v_first text;
  v_error text;
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

  SELECT * INTO v_from FROM ledger_accounts WHERE id = p_from FOR NO KEY UPDATE;
  SELECT * INTO v_to FROM ledger_accounts WHERE id = p_to;
  v_error := ledger_leg_error(p_mode, ROW(p_id, p_from, p_to, p_amount, p_currency)::ledger_leg, v_from, v_to);
  IF v_error IS NOT NULL THEN
    RAISE EXCEPTION 'no % leg of % % from % to %', p_mode, p_amount, p_currency, p_from, p_to USING ERRCODE = v_error;
  ELSIF v_from.balance - v_from.reserved - p_amount < v_from.min_balance THEN
    RAISE EXCEPTION 'account % lacks the funds', p_from USING ERRCODE = 'LD001';
  END IF;
  UPDATE ledger_accounts SET reserved = reserved + p_amount WHERE id = p_from;
  INSERT INTO ledger_reservations (transfer_id, from_account_id, to_account_id, amount, expires_at)
  VALUES (p_id, p_from, p_to, p_amount, p_expires_at);
  RETURN QUERY SELECT p_id, false;
END $$;

-- Ends a reservation, once: `post` moves the amount, `void` and `expire` set it free. `expire` waits for the end of its time;
-- until somebody resolves it, a reservation stands, also after that.
CREATE OR REPLACE FUNCTION ledger_resolve(p_at timestamptz, p_id text, p_mode mode, p_reservation text, p_outcome ledger_transfer_type,
  p_reference text, p_purpose text)
RETURNS TABLE (transfer_id text, reference text, replayed boolean, account_id text, version bigint, amount bigint, balance_after bigint)
LANGUAGE plpgsql SET daric.ledger = 'open' AS $$
#variable_conflict use_column
DECLARE
  v_held ledger_reservations;
  v_legs ledger_leg[] := '{}';
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
    v_legs := ARRAY(
      SELECT ROW(p_id, v_held.from_account_id, v_held.to_account_id, v_held.amount, a.currency)::ledger_leg
      FROM ledger_accounts a WHERE a.id = v_held.from_account_id);
  END IF;
  RETURN QUERY SELECT p.* FROM ledger_post(
    ARRAY[ROW(p_id, p_mode, p_outcome, p_reference, p_purpose, NULL, p_reservation, p_at)::ledger_transfers], v_legs) p;
END $$;
