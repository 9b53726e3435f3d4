// Written by `npm run generate-client` from the OpenAPI document. Do not edit.
import { pages } from "../pages";
import type { CallOptions, KeyOptions, Send, VersionOptions } from "../send";
import type {
  AccessToken,
  JsonWebKeySet,
  Invoice,
  Payment,
  CreateInvoice,
  InvoiceList,
  KeepSurplus,
  UpdateInvoice,
  MarkPaid,
  AttachTransaction,
  InvoiceNote,
  AddInvoiceNote,
  Diagnosis,
  DiagnoseInvoice,
  Customer,
  CreateCustomer,
  CustomerList,
  UpdateCustomer,
  PaymentLink,
  CreatePaymentLink,
  PaymentLinkList,
  UpdatePaymentLink,
  PublicInvoice,
  PaymentList,
  Receipt,
  UnmatchedDepositList,
  UnmatchedDeposit,
  AssignUnmatchedDeposit,
  KeepUnmatchedDeposit,
  RequestUnmatchedRefund,
  SettlementList,
  Settlement,
  SettlementReport,
  Balances,
  BalanceTransactionList,
  BalanceTransaction,
  EventList,
  Event,
  Merchant,
  RequestLogList,
  RequestLog,
  RequestLogDetail,
  WebhookEndpointWithSecret,
  CreateWebhookEndpoint,
  WebhookEndpointList,
  WebhookEndpoint,
  UpdateWebhookEndpoint,
  RotateWebhookSecret,
  WebhookDelivery,
  WebhookRecovery,
  WebhookDeliveryList,
  TestPayment,
  PayTestInvoice,
  TestChainHead,
  MineTestBlocks,
  ReorgTestChain,
  TestOutage,
  InterruptTestChain,
  TestClock,
  AdvanceTestClock,
  CreateAccessTokenBody,
  RefreshAccessTokenBody,
  RevokeTokenBody,
  ListInvoicesQuery,
  GetInvoiceQuery,
  ListCustomersQuery,
  GetCustomerQuery,
  ListPaymentLinksQuery,
  GetPaymentLinkQuery,
  ListPaymentsQuery,
  ListUnmatchedDepositsQuery,
  ListSettlementsQuery,
  GetSettlementReportQuery,
  ListBalanceTransactionsQuery,
  ListEventsQuery,
  ListRequestLogsQuery,
  ListWebhookEndpointsQuery,
  RecoverWebhookEndpointBody,
  ListWebhookDeliveriesQuery,
} from "./schemas";

/** Every operation of the API, by resource. */
export class Resources {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  readonly authentication = {
    /** Get an access token as a partner. OAuth 2 client credentials (RFC 6749 section 4.4): an access token for 60 minutes and a refresh token for 7 days. The client proves itself by HTTP Basic or with `client_id` and `client_secret` in the body. Refusals are RFC 6749's: `error` and `error_description`. Needs no key. */
    createAccessToken: (body: CreateAccessTokenBody, options?: CallOptions): Promise<AccessToken> =>
      this.#send<AccessToken>({ method: "POST", path: "/auth/token", body, options, isPublic: true }),

    /** Exchange a refresh token. For a new access token and a new refresh token. A refresh token works once: a second use revokes all tokens of its grant. The client proves itself by HTTP Basic or with `client_id` and `client_secret` in the body. Needs no key. */
    refreshAccessToken: (body: RefreshAccessTokenBody, options?: CallOptions): Promise<AccessToken> =>
      this.#send<AccessToken>({ method: "POST", path: "/auth/refresh", body, options, isPublic: true }),

    /** Revoke an access or refresh token. And all others of its grant, within a second (RFC 7009). An unknown token is no error. The client proves itself by HTTP Basic or with `client_id` and `client_secret` in the body. Needs no key. */
    revokeToken: (body: RevokeTokenBody, options?: CallOptions): Promise<Record<string, never>> =>
      this.#send<Record<string, never>>({ method: "POST", path: "/auth/revoke", body, options, isPublic: true }),

    /** Get the public keys of access tokens. A JSON Web Key Set (RFC 7517). Keys change every 30 days: look one up by the token's `kid`. Needs no key. */
    getSigningKeys: (options?: CallOptions): Promise<JsonWebKeySet> =>
      this.#send<JsonWebKeySet>({ method: "GET", path: "/auth/jwks.json", options, isPublic: true }),
  };

  readonly invoices = {
    /** Create an invoice. Asks for an exact amount on a deposit address of its own. Send the customer to `checkout_url`. Needs the scope `invoices:create`. */
    create: (body: CreateInvoice, options?: CallOptions & KeyOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "POST", path: "/invoices", body, options, takesKey: true }),

    /** List invoices. Needs the scope `invoices:read`. */
    list: (query?: ListInvoicesQuery, options?: CallOptions): Promise<InvoiceList> =>
      this.#send<InvoiceList>({ method: "GET", path: "/invoices", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListInvoicesQuery = {}, options?: CallOptions): AsyncGenerator<Invoice, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<InvoiceList>({ method: "GET", path: "/invoices", query: page, options })),

    /** Get an invoice. Needs the scope `invoices:read`. */
    get: (id: string, query?: GetInvoiceQuery, options?: CallOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "GET", path: "/invoices/{id}", params: { id }, query, options }),

    /** Change what is said about an invoice, or put its expiry off. What was asked for never changes. The expiry can only move later, and only while the invoice is `pending`. Needs the scope `invoices:update`. */
    update: (id: string, body: UpdateInvoice = {}, options?: CallOptions & KeyOptions & VersionOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "PATCH", path: "/invoices/{id}", params: { id }, body, options, takesKey: true }),

    /** Cancel an invoice that nobody has paid anything toward. Needs the scope `invoices:update`. */
    cancel: (id: string, options?: CallOptions & KeyOptions & VersionOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "POST", path: "/invoices/{id}/cancel", params: { id }, body: {}, options, takesKey: true }),

    /** Keep what an invoice received beyond its settlement. It becomes part of your available balance, without a platform fee. Only final money can be kept. Needs the scope `payments:write`. */
    keepSurplus: (id: string, body: KeepSurplus, options?: CallOptions & KeyOptions & VersionOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "POST", path: "/invoices/{id}/keep_surplus", params: { id }, body, options, takesKey: true }),

    /** Mark an invoice as paid. With `tx_id`: that transaction must pay what is missing; the chain is asked first. With `proof`: you received what is missing elsewhere; it enters no balance, is not settled and costs no fee. Cannot be taken back. Also needs `invoices:read`. Needs the scope `payments:write`. */
    markPaid: (id: string, body: MarkPaid, options?: CallOptions & KeyOptions & VersionOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "POST", path: "/invoices/{id}/mark_paid", params: { id }, body, options, takesKey: true }),

    /** Have a transaction recorded that was missed. The chain is asked; what the transaction paid to the invoice's address is recorded as if it had been found. Known money changes nothing. Also needs `invoices:read`. Needs the scope `payments:write`. */
    attachTransaction: (id: string, body: AttachTransaction, options?: CallOptions & KeyOptions): Promise<Invoice> =>
      this.#send<Invoice>({ method: "POST", path: "/invoices/{id}/attach_transaction", params: { id }, body, options, takesKey: true }),

    /** Add a note for colleagues to an invoice's timeline. Needs the scope `invoices:update`. */
    addNote: (id: string, body: AddInvoiceNote, options?: CallOptions & KeyOptions): Promise<InvoiceNote> =>
      this.#send<InvoiceNote>({ method: "POST", path: "/invoices/{id}/notes", params: { id }, body, options, takesKey: true }),

    /** Ask why an invoice is not paid. With `tx_id`: what that transaction did, and what became of it. Without: where the invoice stands. Changes nothing; the chain is asked at most once. Needs the scope `invoices:read`. */
    diagnose: (id: string, body: DiagnoseInvoice = {}, options?: CallOptions): Promise<Diagnosis> =>
      this.#send<Diagnosis>({ method: "POST", path: "/invoices/{id}/diagnose", params: { id }, body, options }),
  };

  readonly customers = {
    /** Create a customer. An e-mail address is one customer. Its invoices are at `/invoices?customer_id=`. Needs the scope `customers:write`. */
    create: (body: CreateCustomer, options?: CallOptions & KeyOptions): Promise<Customer> =>
      this.#send<Customer>({ method: "POST", path: "/customers", body, options, takesKey: true }),

    /** List or search customers. Needs the scope `customers:read`. */
    list: (query?: ListCustomersQuery, options?: CallOptions): Promise<CustomerList> =>
      this.#send<CustomerList>({ method: "GET", path: "/customers", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListCustomersQuery = {}, options?: CallOptions): AsyncGenerator<Customer, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<CustomerList>({ method: "GET", path: "/customers", query: page, options })),

    /** Get a customer. Needs the scope `customers:read`. */
    get: (id: string, query?: GetCustomerQuery, options?: CallOptions): Promise<Customer> =>
      this.#send<Customer>({ method: "GET", path: "/customers/{id}", params: { id }, query, options }),

    /** Change a customer. Needs the scope `customers:write`. */
    update: (id: string, body: UpdateCustomer = {}, options?: CallOptions & KeyOptions & VersionOptions): Promise<Customer> =>
      this.#send<Customer>({ method: "PATCH", path: "/customers/{id}", params: { id }, body, options, takesKey: true }),

    /** Delete a customer's personal data. For ever: e-mail address, name, phone number and metadata go. The id stays with its invoices. Again is the same answer. Needs the scope `customers:write`. */
    delete: (id: string, options?: CallOptions & KeyOptions & VersionOptions): Promise<Customer> =>
      this.#send<Customer>({ method: "DELETE", path: "/customers/{id}", params: { id }, options, takesKey: true }),
  };

  readonly paymentLinks = {
    /** Create a payment link. Its page at `url` makes an invoice for everybody who wants to pay. Without `amount` and `line_items` they choose the amount. The invoices are at `/invoices?payment_link_id=`. Needs the scope `payment_links:write`. */
    create: (body: CreatePaymentLink = {}, options?: CallOptions & KeyOptions): Promise<PaymentLink> =>
      this.#send<PaymentLink>({ method: "POST", path: "/payment_links", body, options, takesKey: true }),

    /** List payment links. Needs the scope `payment_links:read`. */
    list: (query?: ListPaymentLinksQuery, options?: CallOptions): Promise<PaymentLinkList> =>
      this.#send<PaymentLinkList>({ method: "GET", path: "/payment_links", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListPaymentLinksQuery = {}, options?: CallOptions): AsyncGenerator<PaymentLink, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<PaymentLinkList>({ method: "GET", path: "/payment_links", query: page, options })),

    /** Get a payment link. Needs the scope `payment_links:read`. */
    get: (id: string, query?: GetPaymentLinkQuery, options?: CallOptions): Promise<PaymentLink> =>
      this.#send<PaymentLink>({ method: "GET", path: "/payment_links/{id}", params: { id }, query, options }),

    /** Change a payment link. For the invoices to come; those that exist keep what they were made of. The currency never changes. Needs the scope `payment_links:write`. */
    update: (id: string, body: UpdatePaymentLink = {}, options?: CallOptions & KeyOptions & VersionOptions): Promise<PaymentLink> =>
      this.#send<PaymentLink>({ method: "PATCH", path: "/payment_links/{id}", params: { id }, body, options, takesKey: true }),

    /** Deactivate a payment link. It makes no more invoices; those that exist can still be paid. Again is the same answer. A change with `active: true` opens it again. Needs the scope `payment_links:write`. */
    deactivate: (id: string, options?: CallOptions & KeyOptions & VersionOptions): Promise<PaymentLink> =>
      this.#send<PaymentLink>({ method: "POST", path: "/payment_links/{id}/deactivate", params: { id }, body: {}, options, takesKey: true }),
  };

  readonly publicInvoice = {
    /** Get an invoice as its customer sees it. Needs no key. */
    get: (id: string, options?: CallOptions): Promise<PublicInvoice> =>
      this.#send<PublicInvoice>({ method: "GET", path: "/public/invoice/{id}", params: { id }, options, isPublic: true }),

    /** Ask why an invoice is not paid, as its customer. Names what became of a transaction, or without one where the invoice stands. The chain is asked at most once; a few questions a minute are answered. Needs no key. */
    diagnose: (id: string, body: DiagnoseInvoice = {}, options?: CallOptions): Promise<Diagnosis> =>
      this.#send<Diagnosis>({ method: "POST", path: "/public/invoice/{id}/diagnose", params: { id }, body, options, isPublic: true }),

    /** Follow an invoice as its customer sees it. Server-sent events: `invoice` with the public invoice as data, at once and at every change. Last-Event-ID leaves out what you have. An address has up to 50 streams; a further one is refused with 429: ask for the invoice instead. Needs no key. */
    stream: (id: string, options?: CallOptions): Promise<Response> =>
      this.#send<Response>({ method: "GET", path: "/public/invoice/{id}/stream", params: { id }, options, isPublic: true, isStream: true }),
  };

  readonly payments = {
    /** List payments. Needs the scope `payments:read`. */
    list: (query?: ListPaymentsQuery, options?: CallOptions): Promise<PaymentList> =>
      this.#send<PaymentList>({ method: "GET", path: "/payments", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListPaymentsQuery = {}, options?: CallOptions): AsyncGenerator<Payment, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<PaymentList>({ method: "GET", path: "/payments", query: page, options })),

    /** Get a payment. Needs the scope `payments:read`. */
    get: (id: string, options?: CallOptions): Promise<Payment> =>
      this.#send<Payment>({ method: "GET", path: "/payments/{id}", params: { id }, options }),
  };

  readonly receipts = {
    /** Get the receipt of a paid invoice. What the customer's receipt says, by the invoice's id. There is none while the invoice is not `paid`. Needs the scope `invoices:read`. */
    get: (id: string, options?: CallOptions): Promise<Receipt> =>
      this.#send<Receipt>({ method: "GET", path: "/receipts/{id}", params: { id }, options }),
  };

  readonly unmatchedDeposits = {
    /** List unmatched deposits. Money that reached one of your addresses and counted toward no invoice, because the invoice was cancelled or because late money is held. Needs the scope `deposits:read`. */
    list: (query?: ListUnmatchedDepositsQuery, options?: CallOptions): Promise<UnmatchedDepositList> =>
      this.#send<UnmatchedDepositList>({ method: "GET", path: "/deposits/unmatched", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListUnmatchedDepositsQuery = {}, options?: CallOptions): AsyncGenerator<UnmatchedDeposit, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<UnmatchedDepositList>({ method: "GET", path: "/deposits/unmatched", query: page, options })),

    /** Get an unmatched deposit. Its id is the id of its payment. Needs the scope `deposits:read`. */
    get: (id: string, options?: CallOptions): Promise<UnmatchedDeposit> =>
      this.#send<UnmatchedDeposit>({ method: "GET", path: "/deposits/unmatched/{id}", params: { id }, options }),

    /** Count an unmatched deposit toward an invoice. The invoice must be yours and still need money; the expired invoice that the money was meant for is one. It may become paid, and is then settled with the platform fee. Only final money can be assigned. Needs the scope `deposits:write`. */
    assign: (id: string, body: AssignUnmatchedDeposit, options?: CallOptions & KeyOptions & VersionOptions): Promise<UnmatchedDeposit> =>
      this.#send<UnmatchedDeposit>({ method: "POST", path: "/deposits/unmatched/{id}/assign", params: { id }, body, options, takesKey: true }),

    /** Keep an unmatched deposit. It becomes part of your available balance, without a platform fee. Only final money can be kept. Needs the scope `deposits:write`. */
    keep: (id: string, body: KeepUnmatchedDeposit, options?: CallOptions & KeyOptions & VersionOptions): Promise<UnmatchedDeposit> =>
      this.#send<UnmatchedDeposit>({ method: "POST", path: "/deposits/unmatched/{id}/keep", params: { id }, body, options, takesKey: true }),

    /** Ask for the refund of an unmatched deposit. Records the address and the wish; nothing is sent. The money stays apart until refunds can be paid out, which this version cannot do yet. Needs the scope `deposits:write`. */
    requestRefund: (id: string, body: RequestUnmatchedRefund, options?: CallOptions & KeyOptions & VersionOptions): Promise<UnmatchedDeposit> =>
      this.#send<UnmatchedDeposit>({ method: "POST", path: "/deposits/unmatched/{id}/refund", params: { id }, body, options, takesKey: true }),
  };

  readonly settlements = {
    /** List settlements. Needs the scope `settlements:read`. */
    list: (query?: ListSettlementsQuery, options?: CallOptions): Promise<SettlementList> =>
      this.#send<SettlementList>({ method: "GET", path: "/settlements", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListSettlementsQuery = {}, options?: CallOptions): AsyncGenerator<Settlement, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<SettlementList>({ method: "GET", path: "/settlements", query: page, options })),

    /** Get a settlement. Needs the scope `settlements:read`. */
    get: (id: string, options?: CallOptions): Promise<Settlement> =>
      this.#send<Settlement>({ method: "GET", path: "/settlements/{id}", params: { id }, options }),

    /** Report the settlements of a span of time. As JSON: totals, and the settlements page by page, oldest first. As CSV, with `format=csv` or `Accept: text/csv`: all of them. Needs the scope `settlements:read`. */
    getReport: (query?: GetSettlementReportQuery, options?: CallOptions): Promise<SettlementReport> =>
      this.#send<SettlementReport>({ method: "GET", path: "/reports/settlements", query, options }),

    /** Every one of them, page by page. See `getReport`. */
    getReportAll: (query: GetSettlementReportQuery = {}, options?: CallOptions): AsyncGenerator<Settlement, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<SettlementReport>({ method: "GET", path: "/reports/settlements", query: page, options })),
  };

  readonly balances = {
    /** Get balances by currency. Needs the scope `balances:read`. */
    get: (options?: CallOptions): Promise<Balances> =>
      this.#send<Balances>({ method: "GET", path: "/balances", options }),

    /** List the changes of a balance. The ledger's own lines, each with the balance after it. They are never changed or removed. Needs the scope `balances:read`. */
    listTransactions: (query?: ListBalanceTransactionsQuery, options?: CallOptions): Promise<BalanceTransactionList> =>
      this.#send<BalanceTransactionList>({ method: "GET", path: "/balance_transactions", query, options }),

    /** Every one of them, page by page. See `listTransactions`. */
    listTransactionsAll: (query: ListBalanceTransactionsQuery = {}, options?: CallOptions): AsyncGenerator<BalanceTransaction, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<BalanceTransactionList>({ method: "GET", path: "/balance_transactions", query: page, options })),
  };

  readonly events = {
    /** List events. The catch-up feed: hand back the last event's id as `after` to go on where you stopped. Nothing is left out or told twice. Needs the scope `events:read`. */
    list: (query?: ListEventsQuery, options?: CallOptions): Promise<EventList> =>
      this.#send<EventList>({ method: "GET", path: "/events", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListEventsQuery = {}, options?: CallOptions): AsyncGenerator<Event, void, undefined> =>
      pages(query, "after", (page) => this.#send<EventList>({ method: "GET", path: "/events", query: page, options })),

    /** Get an event. Needs the scope `events:read`. */
    get: (id: string, options?: CallOptions): Promise<Event> =>
      this.#send<Event>({ method: "GET", path: "/events/{id}", params: { id }, options }),
  };

  readonly merchant = {
    /** Get the business that the key belongs to. Its name, branding, and what holds for its invoices unless they say otherwise. Needs the scope `merchant:read`. */
    get: (options?: CallOptions): Promise<Merchant> =>
      this.#send<Merchant>({ method: "GET", path: "/merchant", options }),
  };

  readonly requestLogs = {
    /** List requests. What was asked with your keys in the last 30 days, without bodies. A request appears within a second or two. Needs the scope `request_logs:read`. */
    list: (query?: ListRequestLogsQuery, options?: CallOptions): Promise<RequestLogList> =>
      this.#send<RequestLogList>({ method: "GET", path: "/request_logs", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListRequestLogsQuery = {}, options?: CallOptions): AsyncGenerator<RequestLog, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<RequestLogList>({ method: "GET", path: "/request_logs", query: page, options })),

    /** Get a request. With both bodies. Secrets are replaced, and long bodies are cut. Needs the scope `request_logs:read`. */
    get: (id: string, options?: CallOptions): Promise<RequestLogDetail> =>
      this.#send<RequestLogDetail>({ method: "GET", path: "/request_logs/{id}", params: { id }, options }),
  };

  readonly webhookEndpoints = {
    /** Create a webhook endpoint. The answer alone carries `secret`. Needs the scope `webhooks:write`. */
    create: (body: CreateWebhookEndpoint, options?: CallOptions & KeyOptions): Promise<WebhookEndpointWithSecret> =>
      this.#send<WebhookEndpointWithSecret>({ method: "POST", path: "/webhook_endpoints", body, options, takesKey: true }),

    /** List webhook endpoints. Needs the scope `webhooks:read`. */
    list: (query?: ListWebhookEndpointsQuery, options?: CallOptions): Promise<WebhookEndpointList> =>
      this.#send<WebhookEndpointList>({ method: "GET", path: "/webhook_endpoints", query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (query: ListWebhookEndpointsQuery = {}, options?: CallOptions): AsyncGenerator<WebhookEndpoint, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<WebhookEndpointList>({ method: "GET", path: "/webhook_endpoints", query: page, options })),

    /** Get a webhook endpoint. Needs the scope `webhooks:read`. */
    get: (id: string, options?: CallOptions): Promise<WebhookEndpoint> =>
      this.#send<WebhookEndpoint>({ method: "GET", path: "/webhook_endpoints/{id}", params: { id }, options }),

    /** Change, enable or disable a webhook endpoint. Needs the scope `webhooks:write`. */
    update: (id: string, body: UpdateWebhookEndpoint = {}, options?: CallOptions & KeyOptions & VersionOptions): Promise<WebhookEndpoint> =>
      this.#send<WebhookEndpoint>({ method: "PATCH", path: "/webhook_endpoints/{id}", params: { id }, body, options, takesKey: true }),

    /** Delete a webhook endpoint and its deliveries. Needs the scope `webhooks:write`. */
    delete: (id: string, options?: CallOptions & KeyOptions & VersionOptions): Promise<WebhookEndpoint> =>
      this.#send<WebhookEndpoint>({ method: "DELETE", path: "/webhook_endpoints/{id}", params: { id }, options, takesKey: true }),

    /** Give a webhook endpoint a new secret. The secret before it signs beside the new one for `overlap_seconds`, 24 hours where you do not say; with 0 it ends at once, for one that may have leaked. Only one does: another rotation ends the one before that at once. Needs the scope `webhooks:write`. */
    rotateSecret: (id: string, body: RotateWebhookSecret = {}, options?: CallOptions & KeyOptions & VersionOptions): Promise<WebhookEndpointWithSecret> =>
      this.#send<WebhookEndpointWithSecret>({ method: "POST", path: "/webhook_endpoints/{id}/rotate_secret", params: { id }, body, options, takesKey: true }),

    /** Enable a webhook endpoint. Forgives what failed before, and `recover` sends it again. Events of the time in between are in the feed. A change with `status: disabled` disables it. Needs the scope `webhooks:write`. */
    enable: (id: string, options?: CallOptions & KeyOptions & VersionOptions): Promise<WebhookEndpoint> =>
      this.#send<WebhookEndpoint>({ method: "POST", path: "/webhook_endpoints/{id}/enable", params: { id }, body: {}, options, takesKey: true }),

    /** Send a test event to a webhook endpoint. Needs the scope `webhooks:write`. */
    test: (id: string, options?: CallOptions & KeyOptions): Promise<WebhookDelivery> =>
      this.#send<WebhookDelivery>({ method: "POST", path: "/webhook_endpoints/{id}/test", params: { id }, body: {}, options, takesKey: true }),

    /** Send again what failed since a point in time. Needs the scope `webhooks:write`. */
    recover: (id: string, body: RecoverWebhookEndpointBody, options?: CallOptions & KeyOptions): Promise<WebhookRecovery> =>
      this.#send<WebhookRecovery>({ method: "POST", path: "/webhook_endpoints/{id}/recover", params: { id }, body, options, takesKey: true }),
  };

  readonly webhookDeliveries = {
    /** List the deliveries of a webhook endpoint. Needs the scope `webhooks:read`. */
    list: (id: string, query?: ListWebhookDeliveriesQuery, options?: CallOptions): Promise<WebhookDeliveryList> =>
      this.#send<WebhookDeliveryList>({ method: "GET", path: "/webhook_endpoints/{id}/deliveries", params: { id }, query, options }),

    /** Every one of them, page by page. See `list`. */
    listAll: (id: string, query: ListWebhookDeliveriesQuery = {}, options?: CallOptions): AsyncGenerator<WebhookDelivery, void, undefined> =>
      pages(query, "cursor", (page) => this.#send<WebhookDeliveryList>({ method: "GET", path: "/webhook_endpoints/{id}/deliveries", params: { id }, query: page, options })),

    /** Get a delivery with every attempt. Needs the scope `webhooks:read`. */
    get: (id: string, options?: CallOptions): Promise<WebhookDelivery> =>
      this.#send<WebhookDelivery>({ method: "GET", path: "/deliveries/{id}", params: { id }, options }),

    /** Send a delivery again at once, under the same webhook id. Needs the scope `webhooks:write`. */
    resend: (id: string, options?: CallOptions & KeyOptions): Promise<WebhookDelivery> =>
      this.#send<WebhookDelivery>({ method: "POST", path: "/deliveries/{id}/resend", params: { id }, body: {}, options, takesKey: true }),
  };

  readonly testHelpers = {
    /** Pay a test invoice on the local chain. Sends real transfers; detection, confirmation and settlement follow as they would for a customer's. Test keys only. Also needs `invoices:read`. Needs the scope `test_helpers:use`. */
    payInvoice: (id: string, body: PayTestInvoice = {}, options?: CallOptions): Promise<TestPayment> =>
      this.#send<TestPayment>({ method: "POST", path: "/test_helpers/invoices/{id}/pay", params: { id }, body, options }),

    /** Mine blocks on the local chain at once. Needs the scope `test_helpers:use`. */
    mineBlocks: (body: MineTestBlocks = {}, options?: CallOptions): Promise<TestChainHead> =>
      this.#send<TestChainHead>({ method: "POST", path: "/test_helpers/chain/mine", body, options }),

    /** Make the newest blocks of the local chain leave it. Drops payments or brings dropped ones back. A final block never leaves: 18 blocks below the head. Needs the scope `test_helpers:use`. */
    reorgChain: (body: ReorgTestChain, options?: CallOptions): Promise<TestChainHead> =>
      this.#send<TestChainHead>({ method: "POST", path: "/test_helpers/chain/reorg", body, options }),

    /** Make the local chain's endpoint fail for some seconds. The chain itself goes on: payments are found late, and none is lost. Needs the scope `test_helpers:use`. */
    interruptChain: (body: InterruptTestChain, options?: CallOptions): Promise<TestOutage> =>
      this.#send<TestOutage>({ method: "POST", path: "/test_helpers/chain/outage", body, options }),

    /** Move test mode's clock ahead. For the whole installation and for good; it never goes back. Invoices expire, payments become final, webhooks that wait are tried again. Keys, sessions and idempotency keys stay in real time, and live mode does not notice. Needs the scope `test_helpers:use`. */
    advanceClock: (body: AdvanceTestClock, options?: CallOptions & KeyOptions): Promise<TestClock> =>
      this.#send<TestClock>({ method: "POST", path: "/test_helpers/clock/advance", body, options, takesKey: true }),
  };

  readonly meta = {
    /** This document. Needs no key. */
    getOpenApi: (options?: CallOptions): Promise<Record<string, unknown>> =>
      this.#send<Record<string, unknown>>({ method: "GET", path: "/openapi.json", options, isPublic: true }),
  };
}
