/** The settings under which tests run: every secret is a fixed, worthless value, nothing points outside this machine. */
export const TEST_ENVIRONMENT = {
  NODE_ENV: "test",
  LOG_LEVEL: "silent",
  DARIC_BASE_URL: "http://localhost:3000",
  /** A name that can never resolve: without a database of its own a test cannot reach any. */
  DATABASE_URL: "postgresql://nobody@database.invalid:5432/none",
  DATABASE_POOL_SIZE: "10",
  DARIC_PEPPER: Buffer.alloc(32, "pepper").toString("base64"),
  DARIC_ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "encryption").toString("base64")}`,
  NEXTAUTH_SECRET: "tests-sign-their-sessions-with-this",
  TRON_NETWORK: "tron-local",
  TRON_RPC_URL: "http://127.0.0.1:9/jsonrpc",
  TRON_CONTROL_URL: "http://127.0.0.1:9/control",
  TRON_USDT_CONTRACT: "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf",
  /** Account m/44'/195'/0' of the well-known mnemonic "abandon … about". */
  TRON_XPUB:
    "xpub6D1AabNHCupeiLM65ZR9UStMhJ1vCpyV4XbZdyhMZBiJXALQtmn9p42VTQckoHVn8WNqS7dqnJokZHAHcHGoaQgmv8D45oNUKx6DZMNZBCd",
  WEBHOOK_ALLOW_LOOPBACK: "true",
  RATE_LIMIT_STORE: "memory",
} as const;
