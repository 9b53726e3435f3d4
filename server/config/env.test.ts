import { expect, it } from "vitest";
import { parseEnvironment } from "@/server/config/env";
import { TEST_ENVIRONMENT } from "@/server/testing/environment";

it("fills in what has a default", () => {
  expect(parseEnvironment(TEST_ENVIRONMENT)).toMatchObject({
    PORT: 3000,
    TRON_NETWORK: "tron-local",
    WEBHOOK_ALLOW_LOOPBACK: true,
  });
});

it("names every wrong setting at once", () => {
  const wrong = {
    ...TEST_ENVIRONMENT,
    DATABASE_URL: "mysql://x",
    DARIC_PEPPER: "short",
    TRON_XPUB: "xprv1",
    PORT: "99999",
  };
  expect(() => parseEnvironment(wrong)).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*DARIC_PEPPER[\s\S]*TRON_XPUB/);
});

it("takes an empty string for unset", () => {
  expect(parseEnvironment({ ...TEST_ENVIRONMENT, INNGEST_BASE_URL: "" }).INNGEST_BASE_URL).toBeUndefined();
  expect(() => parseEnvironment({ ...TEST_ENVIRONMENT, NEXTAUTH_SECRET: "" })).toThrow("NEXTAUTH_SECRET");
});

it("wants live settings together, and a control address for the local chain", () => {
  expect(() => parseEnvironment({ ...TEST_ENVIRONMENT, TRON_LIVE_RPC_URL: "https://tron.example" })).toThrow(
    "go together",
  );
  expect(() => parseEnvironment({ ...TEST_ENVIRONMENT, TRON_CONTROL_URL: "" })).toThrow("TRON_CONTROL_URL");
});

it("keeps the mailbox to this machine, and wants a sender for others", () => {
  const local = { ...TEST_ENVIRONMENT, MAILBOX_FOLDER: "/tmp/mailbox", SMTP_URL: "smtp://127.0.0.1:2525" };
  expect(parseEnvironment(local)).toMatchObject({ MAILBOX_FOLDER: "/tmp/mailbox" });
  const elsewhere = { ...local, DARIC_BASE_URL: "https://pay.example.com" };
  expect(() => parseEnvironment(elsewhere)).toThrow(/MAILBOX_FOLDER[\s\S]*MAIL_FROM/);
  expect(() => parseEnvironment({ ...local, DARIC_BASE_URL: "http://localhost.example.com" })).toThrow(
    "MAILBOX_FOLDER",
  );
});

it("never puts a value of a secret into its message", () => {
  expect(() => parseEnvironment({ ...TEST_ENVIRONMENT, DARIC_PEPPER: "hunter2" })).toThrow(
    expect.not.stringContaining("hunter2"),
  );
});

it("reads several endpoints of a network, each with its interface and in its order", () => {
  const urls = "https://a.example/jsonrpc, receipts+https://b.example/";
  expect(parseEnvironment({ ...TEST_ENVIRONMENT, TRON_RPC_URL: urls, TRON_API_KEY: ",key" })).toMatchObject({
    TRON_RPC_URL: [
      { interface: "json-rpc", url: "https://a.example/jsonrpc" },
      { interface: "receipts", url: "https://b.example" },
    ],
    TRON_API_KEY: ["", "key"],
  });
});

it.each(["https://a.example,", "ftp://a.example", "receipts+b.example", "https://"])(
  "refuses the endpoints %j",
  (urls) => {
    expect(() => parseEnvironment({ ...TEST_ENVIRONMENT, TRON_RPC_URL: urls })).toThrow("TRON_RPC_URL");
  },
);

it("refuses keys without an endpoint: a key must never reach another provider", () => {
  expect(() => parseEnvironment({ ...TEST_ENVIRONMENT, TRON_API_KEY: "a,b" })).toThrow("TRON_API_KEY");
});

it("wants an id of its own for each encryption key", () => {
  const key = (letter: string) => Buffer.alloc(32, letter).toString("base64");
  const keys = (text: string) => parseEnvironment({ ...TEST_ENVIRONMENT, DARIC_ENCRYPTION_KEYS: text });
  expect(keys(`k2:${key("b")},k1:${key("a")}`).DARIC_ENCRYPTION_KEYS).toContain("k2:");
  expect(() => keys(`k1:${key("b")},k1:${key("a")}`)).toThrow("an id of its own");
});
