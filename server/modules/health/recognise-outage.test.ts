import { expect, test } from "vitest";
import { recogniseOutage } from "@/server/modules/health/recognise-outage";

test.each([
  ["a refused connection", Object.assign(new Error("x"), { code: "ECONNREFUSED" })],
  ["a socket that is not there", Object.assign(new Error("x"), { code: "ENOENT", syscall: "connect" })],
  [
    "a shutdown, as Prisma wraps it",
    { code: "P2039", meta: { driverAdapterError: { cause: { originalCode: "57P03" } } } },
  ],
  ["a terminated backend, as the driver tells it", { code: "57P01" }],
  ["a socket that closed under a query", { name: "DriverAdapterError", cause: { kind: "ConnectionClosed" } }],
  ["no free connection in time", { code: "P2024" }],
  ["a client that was cut off", new Error("Connection terminated unexpectedly")],
])("%s is an outage", (_, error) => {
  expect(recogniseOutage(error)).toBe(true);
});

test.each([
  [
    "a unique violation",
    { code: "P2002", meta: { driverAdapterError: { cause: { originalCode: "23505" } } } },
  ],
  ["a file that is not there", Object.assign(new Error("x"), { code: "ENOENT", syscall: "open" })],
  ["a defect", new TypeError("x is not a function")],
  ["nothing", undefined],
])("%s is not", (_, error) => {
  expect(recogniseOutage(error)).toBe(false);
});
