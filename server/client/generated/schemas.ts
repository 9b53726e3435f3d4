// Written by `npm run generate-client` from the OpenAPI document. Do not edit.

export type AccessToken = {
  /** Send it as Authorization: Bearer … */
  access_token: string;
  token_type: "Bearer";
  /** Seconds */
  expires_in: number;
  /** Works once */
  refresh_token: string;
  /** What the access token may do, words with a space between */
  scope: string;
};

export type OAuthError = {
  error: "invalid_request" | "invalid_client" | "invalid_grant" | "invalid_scope" | "unsupported_grant_type" | "server_error" | "temporarily_unavailable";
  error_description: string;
};

export type JsonWebKeySet = {
  keys: ({
    kty: "EC";
    crv: "P-256";
    x: string;
    y: string;
    kid: string;
    use: "sig";
    alg: "ES256";
  })[];
};

export type Problem = {
  /** Where the code is explained */
  type: string;
  title: string;
  status: number;
  detail: string;
  code: "validation_failed" | "idempotency_key_required" | "unauthenticated" | "forbidden" | "confirmation_required" | "not_found" | "method_not_allowed" | "conflict" | "invalid_state" | "request_in_flight" | "version_mismatch" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "insufficient_funds" | "ledger_reference_conflict" | "account_not_found" | "currency_mismatch" | "chain_unavailable" | "unavailable" | "internal";
  /** Name it when you ask for help */
  request_id: string;
  /** Every wrong field of the request */
  errors?: ({
    path: string;
    message: string;
  })[];
};

export type Invoice = {
  id: string;
  livemode: boolean;
  /** What may happen next. Deliver when it is `paid` */
  status: "pending" | "confirming" | "paid" | "expired" | "cancelled";
  /** What was unusual, beside the status */
  exception: "none" | "underpaid" | "overpaid" | "late";
  currency: "USDT" | "USD" | "EUR";
  /** The price in `currency` */
  amount: string;
  /** The price without the tax of its line items */
  subtotal_amount: string;
  tax_amount: string;
  line_items: LineItem[];
  payable: {
    asset: "USDT";
    network: string;
    amount: string;
    /** base58check, case-sensitive */
    address: string;
    rate: {
      base: string;
      quote: string;
      numerator: string;
      denominator: string;
      source: string;
      observed_at: string;
    };
  };
  /** In USDT; this alone decides whether the invoice is paid */
  amount_due: string;
  /** Seen on the chain, or recorded by hand */
  amount_paid: string;
  /** The part of `amount_paid` that has its confirmations */
  amount_confirmed: string;
  /** What the customer still has to send, in USDT */
  amount_remaining: string;
  /** Seen, and in no settlement: more than was due, or what came after a settlement within the tolerance */
  amount_overpaid: string;
  required_confirmations: number;
  description: string | null;
  order_id: string | null;
  success_url: string | null;
  cancel_url: string | null;
  /** A page to print or to save as PDF, once the invoice is paid */
  receipt_url: string | null;
  status_transitions: {
    confirming_at: string | null;
    paid_at: string | null;
    expired_at: string | null;
    cancelled_at: string | null;
  };
  /** Money in a block after this time is late */
  expires_at: string;
  /** Rises with every change: the higher one is newer */
  version: number;
  created_at: string;
  object: "invoice";
  /** How much of `amount_overpaid` was kept */
  amount_surplus_kept: string;
  /** The part that you marked as received elsewhere; it is not settled */
  amount_manual: string;
  /** How much less than `amount_due` still counts as paid */
  tolerance: string;
  platform_fee_percentage: string;
  late_policy: "accept" | "hold";
  customer_id: string | null;
  payment_link_id: string | null;
  metadata: Record<string, string>;
  /** The page to send the customer to */
  checkout_url: string;
  /** With expand=payments */
  payments?: Payment[];
  /** With expand=payments */
  manual_payments?: ManualPayment[];
  /** With expand=settlement */
  settlement?: {
    id: string;
    object: "settlement";
    livemode: boolean;
    invoice_id: string;
    currency: "USDT";
    gross_amount: string;
    platform_fee_amount: string;
    platform_fee_percentage: string;
    net_amount: string;
    status: "pending" | "completed" | "failed" | "reversed";
    /** When the invoice's last counting payment was confirmed */
    confirmed_at: string;
    completed_at: string | null;
    /** When every payment was final and the net became available for payout */
    available_at: string | null;
    reversed_at: string | null;
    version: number;
    created_at: string;
  } | null;
  /** With expand=customer */
  customer?: {
    id: string;
    object: "customer";
    livemode: boolean;
    email: string | null;
    name: string | null;
    phone: string | null;
    metadata: Record<string, string>;
    /** When the customer was deleted and the personal data with it */
    anonymised_at: string | null;
    /** With expand=totals */
    totals?: {
      invoices: number;
      paid_invoices: number;
      /** In USDT, over all invoices */
      amount_confirmed: string;
    };
    version: number;
    created_at: string;
    updated_at: string;
  } | null;
  updated_at: string;
};

export type LineItem = {
  description: string;
  quantity: number;
  unit_amount: string;
  tax_percentage: string;
  /** quantity × unit_amount */
  subtotal_amount: string;
  tax_amount: string;
  /** subtotal_amount + tax_amount */
  amount: string;
};

export type Payment = {
  id: string;
  object: "payment";
  livemode: boolean;
  invoice_id: string;
  method: "tron-usdt";
  network: string;
  asset: "USDT";
  amount: string;
  from_address: string;
  to_address: string;
  /** 64 lower-case hex digits */
  tx_id: string;
  /** Place of the transfer among the logs of its transaction */
  ordinal: number;
  block_number: number;
  block_hash: string;
  block_time: string;
  confirmations: number;
  required_confirmations: number;
  status: "detected" | "confirming" | "confirmed" | "failed" | "orphaned";
  /** `unmatched`: does not count toward the invoice */
  disposition: "applied" | "unmatched";
  /** The block is solid: the payment can never change again */
  final: boolean;
  /** Its block came after the invoice's expiry */
  late: boolean;
  detected_at: string;
  confirmed_at: string | null;
  final_at: string | null;
  orphaned_at: string | null;
  failed_at: string | null;
  version: number;
  created_at: string;
};

export type ManualPayment = {
  id: string;
  object: "manual_payment";
  livemode: boolean;
  invoice_id: string;
  method: "manual";
  asset: "USDT";
  amount: string;
  proof: string;
  reason: string;
  recorded_by: {
    type: "user" | "api_key" | "partner" | "payer" | "system" | "webhook";
    /** An e-mail address, the id of a key or partner, a job or a provider */
    name: string | null;
  };
  version: number;
  created_at: string;
};

export type CreateInvoice = {
  /** May be left out with `line_items`; with them it must be their total */
  amount?: string;
  /** USD is taken at par: 1 USD = 1 USDT. EUR needs a rate, which is fixed with the invoice */
  currency?: "USDT" | "USD" | "EUR";
  line_items?: LineItemInput[];
  description?: string;
  /** Your reference, unique per mode: the same body again returns the same invoice, another body is a conflict */
  order_id?: string;
  customer_id?: string;
  /** Instead of `customer_id`: the customer with this e-mail address, made if there is none */
  customer?: {
    email: string;
    name?: string;
    phone?: string;
  };
  /** Up to 50 names of at most 40 characters, each with a text of at most 500 */
  metadata?: Record<string, string>;
  expires_in_seconds?: number;
  /** How much less than due still counts as paid: the larger of the two. Default: the merchant's */
  tolerance?: {
    percentage?: string;
    /** In USDT, at most 5 % of what is due */
    amount?: string;
  };
  /** `accept`: late money counts and is flagged. `hold`: it waits for a decision. Default: the merchant's */
  late_policy?: "accept" | "hold";
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  success_url?: string;
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  cancel_url?: string;
};

export type LineItemInput = {
  description: string;
  quantity?: number;
  /** Without tax */
  unit_amount: string;
  /** Added to the line, rounded half-up to the cent */
  tax_percentage?: string;
};

export type InvoiceList = {
  object: "list";
  data: Invoice[];
  has_more: boolean;
  next_cursor: string | null;
};

export type KeepSurplus = {
  /** Why; kept in the audit log */
  reason: string;
};

export type UpdateInvoice = {
  description?: string | null;
  /** Replaces all of it. Up to 50 names of at most 40 characters, each with a text of at most 500 */
  metadata?: Record<string, string>;
  customer_id?: string | null;
  /** Instead of `customer_id` */
  customer?: {
    email: string;
    name?: string;
    phone?: string;
  };
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  success_url?: string | null;
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  cancel_url?: string | null;
  /** Later than now and than the present expiry, at most 90 days from now; only while `pending` */
  expires_at?: string;
};

export type MarkPaid = {
  /** Why; kept in the audit log */
  reason: string;
  /** What shows that the money came, such as a receipt's number. Needed without `tx_id` */
  proof?: string;
  /** For money on the chain: the transaction, which is checked there first */
  tx_id?: string;
};

export type AttachTransaction = {
  tx_id: string;
  /** Why; kept in the audit log */
  reason?: string;
};

export type InvoiceNote = {
  id: string;
  object: "invoice_note";
  livemode: boolean;
  invoice_id: string;
  body: string;
  author: {
    type: "user" | "api_key" | "partner" | "payer" | "system" | "webhook";
    /** An e-mail address, the id of a key or partner, a job or a provider */
    name: string | null;
  };
  version: number;
  created_at: string;
};

export type AddInvoiceNote = {
  body: string;
};

export type Diagnosis = {
  object: "diagnosis";
  invoice_id: string;
  tx_id: string | null;
  code: "paid_final" | "paid" | "confirming" | "underpaid" | "held_late" | "not_counted" | "decided" | "left_chain" | "nothing_received" | "detection_behind" | "expired" | "cancelled" | "transaction_not_found" | "transaction_failed" | "not_searched_yet" | "wrong_token" | "other_address" | "zero_value" | "moved_nothing" | "counted_elsewhere";
  title: string;
  /** In words, for a person */
  explanation: string;
  facts: {
    /** What the transaction or payment brought, in USDT */
    amount?: string;
    amount_paid?: string;
    amount_due?: string;
    amount_remaining?: string;
    confirmations?: number;
    required_confirmations?: number;
    /** The block that the transaction is in */
    block_number?: number;
    /** How far payments were searched for */
    searched_block_number?: number;
    /** How far the node is that was asked */
    node_block_number?: number;
    lag_seconds?: number;
    /** The contract of what was sent, or TRX */
    token?: string;
    /** Where the money went */
    to_address?: string;
    expires_at?: string;
    /** Your other invoice; never told to customers */
    other_invoice_id?: string;
  };
};

export type DiagnoseInvoice = {
  /** The transaction that should have paid it; without one its own state is explained */
  tx_id?: string;
};

export type Customer = {
  id: string;
  object: "customer";
  livemode: boolean;
  email: string | null;
  name: string | null;
  phone: string | null;
  metadata: Record<string, string>;
  /** When the customer was deleted and the personal data with it */
  anonymised_at: string | null;
  /** With expand=totals */
  totals?: {
    invoices: number;
    paid_invoices: number;
    /** In USDT, over all invoices */
    amount_confirmed: string;
  };
  version: number;
  created_at: string;
  updated_at: string;
};

export type CreateCustomer = {
  email: string;
  name?: string;
  phone?: string;
  /** Up to 50 names of at most 40 characters, each with a text of at most 500 */
  metadata?: Record<string, string>;
};

export type CustomerList = {
  object: "list";
  data: Customer[];
  has_more: boolean;
  next_cursor: string | null;
};

export type UpdateCustomer = {
  email?: string;
  name?: string | null;
  phone?: string | null;
  /** Replaces all of it. Up to 50 names of at most 40 characters, each with a text of at most 500 */
  metadata?: Record<string, string>;
};

export type PaymentLink = {
  id: string;
  object: "payment_link";
  livemode: boolean;
  active: boolean;
  /** What you share */
  url: string;
  currency: "USDT" | "USD" | "EUR";
  /** The price. Null: the customer chooses the amount */
  amount: string | null;
  /** The price without the tax of its line items */
  subtotal_amount: string | null;
  tax_amount: string | null;
  /** The least that the customer may choose */
  minimum_amount: string | null;
  /** The most that the customer may choose */
  maximum_amount: string | null;
  line_items: LineItem[];
  description: string | null;
  success_url: string | null;
  cancel_url: string | null;
  invoice_expires_in_seconds: number;
  /** How many invoices may be open or paid; one that expires or is cancelled makes room */
  max_uses: number | null;
  /** Copied to each invoice */
  metadata: Record<string, string>;
  /** With expand=totals */
  totals?: {
    invoices: number;
    paid_invoices: number;
    /** Invoices that are open or paid: what `max_uses` bounds */
    uses: number;
    /** In USDT, over all invoices */
    amount_confirmed: string;
  };
  version: number;
  created_at: string;
  updated_at: string;
};

export type CreatePaymentLink = {
  currency?: "USDT" | "USD" | "EUR";
  /** The price. With `line_items` it must be their total */
  amount?: string;
  /** Where the customer chooses the amount */
  minimum_amount?: string;
  /** Where the customer chooses the amount */
  maximum_amount?: string;
  line_items?: LineItemInput[];
  description?: string;
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  success_url?: string;
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  cancel_url?: string;
  invoice_expires_in_seconds?: number;
  /** Default: without a bound */
  max_uses?: number;
  /** Up to 50 names of at most 40 characters, each with a text of at most 500 */
  metadata?: Record<string, string>;
};

export type PaymentLinkList = {
  object: "list";
  data: PaymentLink[];
  has_more: boolean;
  next_cursor: string | null;
};

/** `amount`, `minimum_amount`, `maximum_amount` and `line_items` are one price: to name one of them replaces all four. */
export type UpdatePaymentLink = {
  /** Opens the link again; `deactivate` closes it */
  active?: true;
  /** The price. With `line_items` it must be their total */
  amount?: string | null;
  /** Where the customer chooses the amount */
  minimum_amount?: string | null;
  /** Where the customer chooses the amount */
  maximum_amount?: string | null;
  line_items?: LineItemInput[] | null;
  description?: string | null;
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  success_url?: string | null;
  /** https; in test mode also http to localhost. May contain {INVOICE_ID} */
  cancel_url?: string | null;
  invoice_expires_in_seconds?: number;
  max_uses?: number | null;
  /** Replaces all of it. Up to 50 names of at most 40 characters, each with a text of at most 500 */
  metadata?: Record<string, string>;
};

export type PublicInvoice = {
  id: string;
  livemode: boolean;
  /** What may happen next. Deliver when it is `paid` */
  status: "pending" | "confirming" | "paid" | "expired" | "cancelled";
  /** What was unusual, beside the status */
  exception: "none" | "underpaid" | "overpaid" | "late";
  currency: "USDT" | "USD" | "EUR";
  /** The price in `currency` */
  amount: string;
  /** The price without the tax of its line items */
  subtotal_amount: string;
  tax_amount: string;
  line_items: LineItem[];
  payable: {
    asset: "USDT";
    network: string;
    amount: string;
    /** base58check, case-sensitive */
    address: string;
    rate: {
      base: string;
      quote: string;
      numerator: string;
      denominator: string;
      source: string;
      observed_at: string;
    };
  };
  /** In USDT; this alone decides whether the invoice is paid */
  amount_due: string;
  /** Seen on the chain, or recorded by hand */
  amount_paid: string;
  /** The part of `amount_paid` that has its confirmations */
  amount_confirmed: string;
  /** What the customer still has to send, in USDT */
  amount_remaining: string;
  /** Seen, and in no settlement: more than was due, or what came after a settlement within the tolerance */
  amount_overpaid: string;
  required_confirmations: number;
  description: string | null;
  order_id: string | null;
  success_url: string | null;
  cancel_url: string | null;
  /** A page to print or to save as PDF, once the invoice is paid */
  receipt_url: string | null;
  status_transitions: {
    confirming_at: string | null;
    paid_at: string | null;
    expired_at: string | null;
    cancelled_at: string | null;
  };
  /** Money in a block after this time is late */
  expires_at: string;
  /** Rises with every change: the higher one is newer */
  version: number;
  created_at: string;
  object: "public_invoice";
  merchant: {
    name: string;
    /** Where the customer can ask */
    support_email: string | null;
    support_url: string | null;
    /** `#rrggbb`; white text can be read on it */
    accent_color: string | null;
    /** On the button that leads to the payment */
    button_text: string | null;
    logo_url: string | null;
  };
  /** The merchant takes no payments at the moment. Money that is on its way is credited */
  merchant_suspended: boolean;
  payments: ({
    /** 64 lower-case hex digits */
    tx_id: string;
    /** Place of the transfer among the logs of its transaction */
    ordinal: number;
    amount: string;
    status: "detected" | "confirming" | "confirmed" | "failed" | "orphaned";
    /** `unmatched`: does not count toward the invoice */
    disposition: "applied" | "unmatched";
    confirmations: number;
    required_confirmations: number;
    /** The block is solid: the payment can never change again */
    final: boolean;
    /** Its block came after the invoice's expiry */
    late: boolean;
    detected_at: string;
  })[];
  detection: {
    scanned_at: string | null;
    /** How far payment detection is behind; 0 when it keeps up */
    lag_seconds: number;
  };
  /** By how much the times of this invoice are ahead of real time: test mode's clock can be moved */
  clock_ahead_seconds: number;
  /** Whether the page may offer to pay on the local test chain */
  test_panel: boolean;
};

export type PaymentList = {
  object: "list";
  data: Payment[];
  has_more: boolean;
  next_cursor: string | null;
};

export type Receipt = {
  /** The id of its invoice */
  id: string;
  object: "receipt";
  livemode: boolean;
  merchant: {
    name: string;
  };
  paid_at: string;
  order_id: string | null;
  description: string | null;
  currency: "USDT" | "USD" | "EUR";
  /** The price in `currency` */
  amount: string;
  /** The price without the tax of its line items */
  subtotal_amount: string;
  tax_amount: string;
  line_items: LineItem[];
  asset: "USDT";
  network: string;
  /** What was asked for, in `asset` */
  amount_due: string;
  /** Seen on the chain, or recorded by hand */
  amount_paid: string;
  /** The part of `amount_paid` beyond `amount_due` */
  amount_overpaid: string;
  payments: ({
    /** 64 lower-case hex digits */
    tx_id: string;
    /** Place of the transfer among the logs of its transaction */
    ordinal: number;
    amount: string;
    status: "detected" | "confirming" | "confirmed" | "failed" | "orphaned";
    /** `unmatched`: does not count toward the invoice */
    disposition: "applied" | "unmatched";
    confirmations: number;
    required_confirmations: number;
    /** The block is solid: the payment can never change again */
    final: boolean;
    /** Its block came after the invoice's expiry */
    late: boolean;
    detected_at: string;
  })[];
  /** The page that you can send the customer to */
  receipt_url: string;
  /** The same as PDF, in English, or in another of the checkout's languages with `?lang=de`. Null where it has a script that can only be printed from the page */
  pdf_url: string | null;
  /** When it came into being: `paid_at` */
  created_at: string;
};

export type UnmatchedDepositList = {
  object: "list";
  data: UnmatchedDeposit[];
  has_more: boolean;
  next_cursor: string | null;
};

export type UnmatchedDeposit = {
  id: string;
  object: "unmatched_deposit";
  livemode: boolean;
  /** The invoice whose address was paid */
  invoice_id: string;
  /** `cancelled`: the invoice was cancelled. `late_held`: it came after expiry and is held */
  reason: "cancelled" | "late_held";
  network: string;
  asset: "USDT";
  amount: string;
  from_address: string;
  to_address: string;
  tx_id: string;
  ordinal: number;
  block_number: number;
  block_time: string;
  /** Only final money can be decided about */
  final: boolean;
  status: "open" | "assigned" | "kept" | "refund_requested";
  decision: {
    outcome: "assigned" | "kept" | "refund_requested";
    reason: string;
    assigned_invoice_id: string | null;
    refund_address: string | null;
    decided_by: {
      type: "user" | "api_key" | "partner" | "payer" | "system" | "webhook";
      /** An e-mail address, the id of a key or partner, a job or a provider */
      name: string | null;
    };
    decided_at: string;
  } | null;
  version: number;
  created_at: string;
};

export type AssignUnmatchedDeposit = {
  /** An invoice that still needs money; also the late one itself */
  invoice_id: string;
  /** Why; kept with the decision and in the audit log */
  reason: string;
};

export type KeepUnmatchedDeposit = {
  /** Why; kept with the decision and in the audit log */
  reason: string;
};

export type RequestUnmatchedRefund = {
  /** Where the customer wants the money: never taken from the transaction, as exchanges share addresses */
  address: string;
  /** Why; kept with the decision and in the audit log */
  reason: string;
};

export type SettlementList = {
  object: "list";
  data: Settlement[];
  has_more: boolean;
  next_cursor: string | null;
};

export type Settlement = {
  id: string;
  object: "settlement";
  livemode: boolean;
  invoice_id: string;
  currency: "USDT";
  gross_amount: string;
  platform_fee_amount: string;
  platform_fee_percentage: string;
  net_amount: string;
  status: "pending" | "completed" | "failed" | "reversed";
  /** When the invoice's last counting payment was confirmed */
  confirmed_at: string;
  completed_at: string | null;
  /** When every payment was final and the net became available for payout */
  available_at: string | null;
  reversed_at: string | null;
  version: number;
  created_at: string;
};

export type SettlementReport = {
  object: "settlement_report";
  data: Settlement[];
  has_more: boolean;
  next_cursor: string | null;
  livemode: boolean;
  from: string;
  /** Not included */
  to: string;
  currency: "USDT";
  /** Of the completed settlements */
  totals: {
    settlements: number;
    gross_amount: string;
    platform_fee_amount: string;
    net_amount: string;
  };
  by_status: ({
    status: "pending" | "completed" | "failed" | "reversed";
    settlements: number;
    gross_amount: string;
    platform_fee_amount: string;
    net_amount: string;
  })[];
};

export type Balances = {
  object: "balances";
  livemode: boolean;
  currencies: ({
    currency: "USDT" | "TRX" | "TON" | "USD" | "EUR" | "JPY";
    /** Arrived, and not part of a settlement: partial payments and surplus */
    unapplied_amount: string;
    /** Settled, and still waiting until every payment is final */
    pending_amount: string;
    /** Free for payout */
    available_amount: string;
    /** On its way out in a payout or refund */
    reserved_amount: string;
  })[];
};

export type BalanceTransactionList = {
  object: "list";
  data: BalanceTransaction[];
  has_more: boolean;
  next_cursor: string | null;
};

export type BalanceTransaction = {
  id: string;
  object: "balance_transaction";
  livemode: boolean;
  account: "unapplied" | "pending" | "available" | "reserved" | "direct";
  currency: "USDT" | "TRX" | "TON" | "USD" | "EUR" | "JPY";
  /** Negative when money left this account */
  amount: string;
  balance_after: string;
  purpose: string;
  /** What caused it */
  reference: string;
  transfer_id: string;
  created_at: string;
};

export type EventList = {
  object: "list";
  data: Event[];
  has_more: boolean;
  next_cursor: string | null;
};

export type Event = {
  id: string;
  object: "event";
  livemode: boolean;
  type: "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested";
  /** The kind of object that changed */
  aggregate_type: string;
  aggregate_id: string;
  /** The request or job that made the change */
  request_id: string;
  data: {
    /** The object as the API showed it right after the change */
    object: Record<string, unknown>;
    /** Rises with every change of the object: the higher one is newer */
    version: number;
  };
  created_at: string;
};

export type Merchant = {
  id: string;
  object: "merchant";
  name: string;
  /** The platform's share of each settlement; 100 = 1 % */
  fee_basis_points: number;
  /** Wins over the amount-based number of confirmations */
  confirmations_override: number | null;
  tolerance_basis_points: number;
  late_policy: "accept" | "hold";
  support_email: string | null;
  support_url: string | null;
  statement_name: string | null;
  default_currency: "USDT" | "USD" | "EUR";
  accent_color: string | null;
  button_text: string | null;
  logo_url: string | null;
  /** Since when the platform lets it make no new invoices */
  suspended_at: string | null;
  version: number;
  created_at: string;
};

export type RequestLogList = {
  object: "list";
  data: RequestLog[];
  has_more: boolean;
  next_cursor: string | null;
};

export type RequestLog = {
  id: string;
  object: "request_log";
  livemode: boolean;
  /** The X-Request-Id of the answer */
  request_id: string;
  /** The API key or other credential that asked */
  client_id: string;
  method: string;
  /** With its query */
  path: string;
  /** The path's template */
  route: string;
  status: number;
  error_code: string | null;
  duration_ms: number;
  idempotency_key: string | null;
  client_address: string | null;
  user_agent: string | null;
  created_at: string;
};

export type RequestLogDetail = {
  id: string;
  object: "request_log";
  livemode: boolean;
  /** The X-Request-Id of the answer */
  request_id: string;
  /** The API key or other credential that asked */
  client_id: string;
  method: string;
  /** With its query */
  path: string;
  /** The path's template */
  route: string;
  status: number;
  error_code: string | null;
  duration_ms: number;
  idempotency_key: string | null;
  client_address: string | null;
  user_agent: string | null;
  created_at: string;
  request_body: string | null;
  response_body: string | null;
};

export type WebhookEndpointWithSecret = {
  id: string;
  object: "webhook_endpoint";
  livemode: boolean;
  /** Without its query, which may hold a secret, for whoever lacks `webhooks:write` and in events */
  url: string;
  description: string | null;
  events: ("*" | "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested")[];
  status: "enabled" | "disabled";
  disabled_reason: "requested" | "failing" | "gone" | null;
  /** First failed attempt since the last success */
  failing_since: string | null;
  /** Until then the secret before the rotation signs too */
  previous_secret_expires_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  /** `whsec_` and 32 bytes in base64 (Standard Webhooks 1.0.0) */
  secret: string;
};

export type CreateWebhookEndpoint = {
  url: string;
  /** Event types to listen to, or ["*"] for all, later ones included */
  events?: ("*" | "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested")[];
  description?: string;
};

export type WebhookEndpointList = {
  object: "list";
  data: WebhookEndpoint[];
  has_more: boolean;
  next_cursor: string | null;
};

export type WebhookEndpoint = {
  id: string;
  object: "webhook_endpoint";
  livemode: boolean;
  /** Without its query, which may hold a secret, for whoever lacks `webhooks:write` and in events */
  url: string;
  description: string | null;
  events: ("*" | "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested")[];
  status: "enabled" | "disabled";
  disabled_reason: "requested" | "failing" | "gone" | null;
  /** First failed attempt since the last success */
  failing_since: string | null;
  /** Until then the secret before the rotation signs too */
  previous_secret_expires_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};

export type UpdateWebhookEndpoint = {
  url?: string;
  /** Event types to listen to, or ["*"] for all, later ones included */
  events?: ("*" | "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested")[];
  description?: string | null;
  status?: "enabled" | "disabled";
};

export type RotateWebhookSecret = {
  /** How long the secret before signs beside the new one; 0 ends it at once */
  overlap_seconds?: number;
};

export type WebhookDelivery = {
  id: string;
  object: "webhook_delivery";
  livemode: boolean;
  endpoint_id: string;
  event_id: string;
  event_type: "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested";
  status: "pending" | "succeeded" | "failed";
  attempt_count: number;
  next_attempt_at: string | null;
  completed_at: string | null;
  version: number;
  created_at: string;
  /** Latest first; when a single delivery is read */
  attempts?: ({
    number: number;
    request_headers: Record<string, string>;
    request_body: string;
    response_status: number | null;
    /** Its first 20 kB */
    response_body: string | null;
    /** Why it did not count as delivered; null for a 2xx answer */
    failure: "timeout" | "connection" | "tls" | "blocked_address" | "redirect" | "status" | null;
    duration_ms: number;
    started_at: string;
  })[];
};

export type WebhookRecovery = {
  object: "webhook_recovery";
  endpoint_id: string;
  /** Deliveries that are being sent again */
  requested: number;
  /** Whether more are left for another call */
  has_more: boolean;
};

export type WebhookDeliveryList = {
  object: "list";
  data: WebhookDelivery[];
  has_more: boolean;
  next_cursor: string | null;
};

export type TestPayment = {
  object: "test_payment";
  livemode: false;
  invoice_id: string;
  amount: string;
  tx_ids: string[];
};

export type PayTestInvoice = {
  /** USDT; what remains due unless given */
  amount?: string;
  /** Which of the nine paying accounts */
  from?: number;
  /** `fake`: another contract of the same name, which must not count */
  token?: "usdt" | "fake";
  /** Pays in that many transactions */
  split?: number;
  /** Pays the amount a second time, as an impatient customer does */
  twice?: boolean;
  /** Another test invoice, which the same transaction pays what it still needs */
  same_tx_as?: string;
  /** The transaction is mined but reverts: it moves nothing */
  fail?: boolean;
  /** Moves test mode's clock past the invoice's expiry first, if it is not over yet */
  late?: boolean;
};

export type TestChainHead = {
  object: "test_chain_head";
  livemode: false;
  block_number: number;
};

export type MineTestBlocks = {
  blocks?: number;
};

export type ReorgTestChain = {
  /** How many of the newest blocks leave; just enough for the named transactions unless given */
  depth?: number;
  /** Transactions that the new branch leaves out */
  drop_tx?: string[];
  /** Dropped transactions that come back */
  restore_tx?: string[];
};

export type TestOutage = {
  object: "test_outage";
  livemode: false;
  kind: "overload" | "lagging" | "forbidden" | "down";
  seconds: number;
};

export type InterruptTestChain = {
  seconds: number;
  /** `overload` and `forbidden` refuse, `lagging` stands still, `down` cuts connections */
  kind?: "overload" | "lagging" | "forbidden" | "down";
};

export type TestClock = {
  object: "test_clock";
  livemode: false;
  /** What test mode's clock shows */
  now: string;
  /** By how much it is ahead of real time */
  ahead_seconds: number;
};

export type AdvanceTestClock = {
  seconds: number;
};

export type CreateAccessTokenBody = {
  grant_type: "client_credentials" | "refresh_token";
  /** The partner's id, unless HTTP Basic names it */
  client_id?: string;
  client_secret?: string;
  /** Words with a space between; all that the partner may when left out */
  scope?: string;
  /** For the grant type refresh_token */
  refresh_token?: string;
};

export type RefreshAccessTokenBody = {
  /** The partner's id, unless HTTP Basic names it */
  client_id?: string;
  client_secret?: string;
  refresh_token: string;
  /** Words with a space between; all that the partner may when left out */
  scope?: string;
};

export type RevokeTokenBody = {
  /** The partner's id, unless HTTP Basic names it */
  client_id?: string;
  client_secret?: string;
  token: string;
};

export type ListInvoicesQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  status?: ("pending" | "confirming" | "paid" | "expired" | "cancelled")[];
  /** `any`: whatever is not `none` */
  exception?: "none" | "underpaid" | "overpaid" | "late" | "any";
  customer_id?: string;
  /** The beginnings of words of the customer's name, e-mail address or phone number */
  customer?: string;
  payment_link_id?: string;
  order_id?: string;
  /** Has a payment of this transaction */
  tx_id?: string;
  /** `amount_due`, in USDT, is at least this */
  amount_min?: string;
  /** `amount_due`, in USDT, is at most this */
  amount_max?: string;
  /** An id, address or transaction, or the beginning of an order id, words of the customer or, from three letters on, a part of the description; upper and lower case are the same */
  query?: string;
  /** Has this key */
  metadata_key?: string;
  /** The value of `metadata_key`, which it needs */
  metadata_value?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
  /** payments, settlement, customer */
  expand?: string;
};

export type GetInvoiceQuery = {
  /** payments, settlement, customer */
  expand?: string;
};

export type ListCustomersQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  /** Exactly this address */
  email?: string;
  /** An id, or beginnings of words of e-mail address, name or phone number, from 3 characters on */
  query?: string;
  /** Has this key */
  metadata_key?: string;
  /** The value of `metadata_key`, which it needs */
  metadata_value?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
};

export type GetCustomerQuery = {
  /** totals */
  expand?: string;
};

export type ListPaymentLinksQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  active?: "true" | "false";
  /** Has this key */
  metadata_key?: string;
  /** The value of `metadata_key`, which it needs */
  metadata_value?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
  /** totals */
  expand?: string;
};

export type GetPaymentLinkQuery = {
  /** totals */
  expand?: string;
};

export type ListPaymentsQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  invoice_id?: string;
  /** Toward invoices of this customer */
  customer_id?: string;
  /** Toward the invoice with this order id */
  order_id?: string;
  status?: ("detected" | "confirming" | "confirmed" | "failed" | "orphaned")[];
  /** Of this transaction, which can have several */
  tx_id?: string;
  /** `amount`, in USDT, is at least this */
  amount_min?: string;
  /** `amount`, in USDT, is at most this */
  amount_max?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
};

export type ListUnmatchedDepositsQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  state?: "open" | "decided";
  reason?: "cancelled" | "late_held";
  /** Of this invoice, as the origin or by assignment */
  invoice_id?: string;
  /** Of invoices of this customer */
  customer_id?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
};

export type ListSettlementsQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  invoice_id?: string;
  /** Toward invoices of this customer */
  customer_id?: string;
  /** Toward the invoice with this order id */
  order_id?: string;
  status?: ("pending" | "completed" | "failed" | "reversed")[];
  /** `gross_amount`, in USDT, is at least this */
  amount_min?: string;
  /** `gross_amount`, in USDT, is at most this */
  amount_max?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
};

export type GetSettlementReportQuery = {
  /** Settled at this time or later; a day begins at 00:00 UTC. Default: 30 days before `to` */
  from?: string;
  /** Settled before this time, at most 366 days after `from`. Default: now */
  to?: string;
  limit?: number;
  cursor?: string;
  /** `csv` is all of them, whatever the limit. Default: what the Accept header asks for */
  format?: "json" | "csv";
};

export type ListBalanceTransactionsQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  account?: "unapplied" | "pending" | "available" | "reserved" | "direct";
  currency?: "USDT" | "TRX" | "TON" | "USD" | "EUR" | "JPY";
  /** What moved it, such as `settlement.completed` */
  purpose?: string;
  reference?: string;
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
};

export type ListEventsQuery = {
  /** The last event already known; without it the feed starts at its beginning */
  after?: string;
  types?: ("invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested")[];
  /** `asc` is the catch-up feed; `desc` shows the latest first */
  order?: "asc" | "desc";
  limit?: number;
};

export type ListRequestLogsQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  status?: string;
  /** Part of the path */
  path?: string;
  /** An API key */
  client_id?: string;
  request_id?: string;
  idempotency_key?: string;
  created_after?: string;
  created_before?: string;
};

export type ListWebhookEndpointsQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
};

export type RecoverWebhookEndpointBody = {
  since: string;
};

export type ListWebhookDeliveriesQuery = {
  limit?: number;
  cursor?: string;
  order?: "asc" | "desc";
  event_id?: string;
  event_type?: "invoice.created" | "invoice.payment_detected" | "invoice.confirming" | "invoice.paid" | "invoice.underpaid" | "invoice.overpaid" | "invoice.paid_late" | "invoice.reopened" | "invoice.expired" | "invoice.cancelled" | "customer.created" | "customer.updated" | "customer.anonymised" | "payment_link.created" | "payment_link.updated" | "payment_link.deactivated" | "payment.detected" | "payment.confirming" | "payment.confirmed" | "payment.final" | "payment.failed" | "payment.orphaned" | "deposit.unmatched" | "manual_payment.recorded" | "deposit.assigned" | "deposit.kept" | "deposit.refund_requested" | "settlement.created" | "settlement.completed" | "settlement.available" | "settlement.reversed" | "webhook_endpoint.disabled" | "webhook_endpoint.tested";
  status?: ("pending" | "succeeded" | "failed")[];
  /** Created at this time or later */
  created_after?: string;
  /** Created before this time */
  created_before?: string;
};
