import { expect, test } from "vitest";
import { readTransactionId } from "@/server/core/transaction-id";

const id = "0123456789abcdef".repeat(4);

test.each([id, `0x${id}`, id.toUpperCase(), `0X${id.toUpperCase()}`])("%s is one", (text) => {
  expect(readTransactionId(text)).toBe(id);
});

test.each(["", id.slice(1), `${id}0`, ` ${id}`, `${id.slice(1)}g`, `1x${id}`])("%j is none", (text) => {
  expect(readTransactionId(text)).toBeUndefined();
});
