const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every bound of the product in one place. Units are last in the names. */
export const LIMITS = {
  requestBodyBytes: 256 * 1024,
  jsonDepth: 16,
  /** API requests that one process works on at the same time: what it finishes in the seconds that a caller has patience for. */
  inFlight: {
    most: 2_000,
    least: 64,
    patienceSeconds: 1.5,
    /** With always so many at once a process is busy: what it finishes then is what it can. */
    busy: 32,
    windowMilliseconds: 500,
    /** What it can, until it was busy. */
    usualPerSecond: 1_000,
  },

  /** A deposit address stays watched this long after its invoice expired. */
  depositAddressWatchedSeconds: 30 * DAY,

  /** Requests that are answered in a window, where no setting says otherwise. */
  rateLimits: {
    globalPerSecond: 1_000,
    /** Without a key, by client address; of those the ones for one invoice; and those for tokens. */
    addressPerMinute: 100,
    checkoutPerMinute: 60,
    tokensPerMinute: 30,
    /** By API key. */
    invoicesPerHour: 1_000,
    readsPerHour: 5_000,
    writesPerHour: 2_000,
    testHelpersPerHour: 2_000,
    /** What anybody with the link does to the local chain through one test invoice. */
    testPanelPerMinute: 30,
    /** A shared store that does not answer in time is left alone for a while: counts are kept in memory meanwhile. */
    storeMilliseconds: 250,
    storeRestMilliseconds: 1_000,
    /** How long a server goes on with the quotas that it has read. */
    rememberedMilliseconds: 10_000,
  },

  /** By account and address, by address, and by account, so that a stranger cannot lock the owner out with a few requests. */
  signIn: { perPairAndQuarterHour: 8, perAddressAndQuarterHour: 100, perAccountAndHour: 200 },

  team: { membersPerMerchant: 100, openInvitations: 50, invitationSeconds: 7 * DAY, merchantsPerPerson: 20 },

  /** A merchant's logo; smaller than a request body once it is written as base64. */
  logo: { bytes: 160 * 1024, sidePixels: { least: 32, most: 2_000 } },

  apiKey: {
    nameCharacters: 80,
    perMerchant: 50,
    allowedAddresses: 50,
    overlapSecondsMaximum: 7 * DAY,
  },

  partner: {
    nameCharacters: 80,
    perMerchant: 50,
    accessTokenSeconds: HOUR,
    refreshTokenSeconds: 7 * DAY,
    /** How long a key signs access tokens before the next one takes over. */
    signingKeySeconds: 30 * DAY,
  },

  /** How far the time of a signed request may be from ours: as long can it be replayed. */
  requestSignature: { skewSeconds: 5 * MINUTE },

  requestLog: {
    keptSeconds: 30 * DAY,
    bodyCharacters: 8_000,
    pathCharacters: 500,
    fieldCharacters: 300,
    /** Requests, and characters of their bodies, that wait to be written; more are dropped. */
    queueRequests: 10_000,
    queueCharacters: 32 * 1024 * 1024,
    batchRequests: 250,
    flushMilliseconds: 500,
  },

  idempotency: { keyCharacters: 255, keptSeconds: 30 * DAY },

  chain: {
    blocksPerRange: 200,
    /** Blocks kept by number and hash to find a fork; deeper than finality on TRON (18). */
    ringBlocks: 100,
    tickMilliseconds: 1500,
    requestTimeoutMilliseconds: 10_000,
    /** To one endpoint of a public network, unless a setting says otherwise. */
    requestsPerSecond: 10,
    /** A node that is further than this behind the best of several is not asked. */
    nodeBehindBlocks: 5,
    /** Several endpoints: how long one that fails rests, and how long the heads of slow ones are waited for. */
    endpointRestMilliseconds: { first: 1_000, longest: 60_000 },
    endpointGraceMilliseconds: 1_000,
    /** From this value on (minor units of USDT), so many providers must agree before a payment becomes final. */
    agreement: { fromMinor: 1_000_000_000n, providers: 2 },
    /** A head that has not moved for this long is reported as lag. */
    frozenHeadSeconds: 30,
    /** More blocks to search than these are reported; so is a final cursor that is older than that. */
    behindBlocks: 20,
    oldFinalSeconds: 3 * MINUTE,
    /** USDT on mainnet moves with every block: no transfer for so long means that the node is blind. */
    quietSeconds: 2 * MINUTE,
  },

  /** Jobs executed at once by one server: enough that a dozen webhook receivers which never answer cannot hold up the watcher. */
  jobConcurrency: 32,

  outbox: { batch: 500, leaseSeconds: 30, pollMilliseconds: 500, gatherMilliseconds: 100 },

  projection: { batch: 500 },

  webhook: {
    endpointsPerMerchant: 20,
    urlCharacters: 2048,
    descriptionCharacters: 200,
    connectTimeoutMilliseconds: 5_000,
    totalTimeoutMilliseconds: 15_000,
    storedResponseBytes: 20 * 1024,
    retryAfterSecondsMaximum: DAY,
    /** How long the secret before a rotation signs too, where nothing else is said. */
    overlapSeconds: DAY,
    disableAfterFailingSeconds: 120 * HOUR,
    /** A delivery that has ended, with its attempts. */
    keptSeconds: 90 * DAY,
    /** Events of which one job makes the deliveries. */
    eventsPerJob: 100,
    /** Deliveries that one job attempts, jobs of one endpoint at once, and requests of one job at once: ten to an endpoint. */
    deliveriesPerJob: 50,
    jobsPerEndpoint: 2,
    requestsPerJob: 5,
    /** What one attempt waits for others at most, so that they are loaded and recorded together. */
    gatherMilliseconds: 5,
  },

  reconciliation: {
    keptSeconds: 90 * DAY,
    /** Deposit addresses whose balance one run reads; the next run goes on with those that follow. */
    addressesPerRun: 20_000,
    /** How long a run waits for the watcher to search the block that the balances were read at. */
    searchWaitMilliseconds: 20_000,
    /** What should happen within seconds and has not after this long is a difference. */
    overdueSeconds: 5 * MINUTE,
  },

  /** Transactions that are looked up on a chain to explain an invoice, a minute. */
  diagnosis: { perInvoice: 10, inAll: 120, requestsPerSecond: 2 },

  /** Invoices that anybody who has a payment link makes through it, a minute. */
  paymentLink: { invoicesPerMinute: 60 },

  /** The span of time of one report. */
  report: { daysMaximum: 366, statementSettlements: 10_000 },

  /** Streams of one process, and of those the ones to one address: a whole office or café may be behind it. */
  stream: {
    heartbeatMilliseconds: 15_000,
    pollMilliseconds: 1_000,
    connectionsMaximum: 5_000,
    connectionsPerAddress: 50,
    /** When a client that was refused may try again; until then it can ask for the invoice. */
    retryAfterSeconds: 15,
  },

  mail: {
    timeoutMilliseconds: 15_000,
    /** How long one sender has a message for itself. */
    claimSeconds: 2 * MINUTE,
    overdueSeconds: 5 * MINUTE,
    overduePerRun: 200,
    triedSeconds: DAY,
    keptSeconds: 30 * DAY,
  },

  notification: {
    keptSeconds: 90 * DAY,
    /** To one member about one topic; what comes on top is only shown in the dashboard. Nothing holds back what is for safety. */
    emailsPerHour: 20,
    /** Members times events that one statement writes. */
    perStatement: 2_000,
  },

  session: {
    maximumAgeSeconds: 30 * DAY,
    /** How long a proof of identity lets a person do what is sensitive. */
    confirmedSeconds: 10 * MINUTE,
    /** How old the record of the last request may be. */
    seenSeconds: MINUTE,
  },

  identity: {
    timeoutMilliseconds: 10_000,
    /** How long a sign-in at the provider waits for the code of the second factor. */
    secondStepSeconds: 5 * MINUTE,
  },
  /** Of a member, for one list. */
  savedViews: 50,

  passkey: { perUser: 20, challengeSeconds: 5 * MINUTE },

  userToken: {
    verifyEmailSeconds: 3 * DAY,
    resetPasswordSeconds: HOUR,
  },

  /** Sign-ups, resets and verifications: by client address, and e-mails to one address. */
  accounts: { perAddressAndHour: 60, perEmailAndHour: 6, perPersonAndQuarterHour: 30 },
} as const;
