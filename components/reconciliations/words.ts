/** Each rule as a person would say it; a rule that is not known here keeps its own name. */
const SENTENCES: Readonly<Record<string, string>> = {
  transfers_sum_to_zero: "Every transfer sums to zero",
  entries_sum_to_zero: "All entries sum to zero",
  transfers_have_entries: "Transfers have their entries",
  entries_have_transfers: "Entries have their transfers",
  balance_is_sum_of_entries: "A balance is the sum of its entries",
  balance_is_last_balance_after: "A balance is what the last entry left",
  versions_are_gapless: "Account versions have no gap",
  minimum_balances_hold: "No account is below its minimum",
  reserved_is_sum_of_open_reservations: "Reserved money is the sum of open reservations",
  reservations_end_once: "A reservation ends once",
  reversals_are_exact_and_single: "A reversal is exact and single",
  paid_means_enough_is_confirmed: "Paid means that enough is confirmed",
  invoice_amounts_are_sums_of_payments: "An invoice's amounts are the sums of its payments",
  settlements_add_up: "Gross is fee and net",
  at_most_one_living_settlement: "An invoice has at most one living settlement",
  settled_means_paid: "What is settled is paid",
  paid_invoices_are_settled: "What is paid is settled within minutes",
  confirmed_payments_are_booked_once: "A confirmed payment is booked once, in full",
  payments_share_no_transfer: "Payments share no ledger transfer",
  no_money_stands_for_a_lost_payment: "No money stands for a lost payment",
  completed_settlements_are_booked_once: "A completed settlement is booked once, in full",
  no_money_stands_for_a_lost_settlement: "No money stands for a reversed settlement",
  newest_event_tells_the_status: "The newest event tells the status",
  every_version_has_its_event: "Every change has its event",
  events_have_objects: "Every event has its object",
  events_leave_the_outbox: "Events leave the outbox within minutes",
  custody_is_confirmed_payments: "The ledger holds what was confirmed",
  chain_holds_what_payments_say: "The chain holds what the payments say",
};

export function checkText(name: string): string {
  return SENTENCES[name] ?? name;
}
