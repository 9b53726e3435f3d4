import { alignTestClock } from "@/server/modules/test-helpers/align-test-clock";
import { interruptTestChain } from "@/server/modules/test-helpers/interrupt-test-chain";
import { mineTestBlocks } from "@/server/modules/test-helpers/mine-test-blocks";
import { payTestInvoice } from "@/server/modules/test-helpers/pay-test-invoice";
import { recordTestClock } from "@/server/modules/test-helpers/record-test-clock";
import { reorgTestChain } from "@/server/modules/test-helpers/reorg-test-chain";
import {
  advanceTestClockSchema,
  interruptTestChainSchema,
  mineTestBlocksSchema,
  payTestInvoiceSchema,
  reorgTestChainSchema,
  testChainHeadSchema,
  testClockSchema,
  testOutageSchema,
  testPaymentSchema,
} from "@/server/modules/test-helpers/schema";
import { operation } from "@/server/rest/operation";

const tag = "Test helpers";

export const TEST_HELPER_OPERATIONS = [
  operation({
    operationId: "payTestInvoice",
    method: "post",
    path: "/test_helpers/invoices/{id}/pay",
    tag,
    summary: "Pay a test invoice on the local chain",
    description:
      "Sends real transfers; detection, confirmation and settlement follow as they would for a customer's. Test keys only. Also needs `invoices:read`.",
    access: "test_helpers:use",
    limit: "test_helpers",
    params: { id: "invoice" },
    body: payTestInvoiceSchema,
    example: { amount: "4.99" },
    status: 202,
    answer: testPaymentSchema,
    idempotent: false,
    errors: ["chain_unavailable"],
    run: ({ ctx, params, body }) => payTestInvoice(ctx, { id: params.id, ...body }),
  }),
  operation({
    operationId: "mineTestBlocks",
    method: "post",
    path: "/test_helpers/chain/mine",
    tag,
    summary: "Mine blocks on the local chain at once",
    access: "test_helpers:use",
    limit: "test_helpers",
    body: mineTestBlocksSchema,
    example: { blocks: 20 },
    status: 200,
    answer: testChainHeadSchema,
    idempotent: false,
    errors: ["chain_unavailable"],
    run: ({ ctx, body }) => mineTestBlocks(ctx, body),
  }),
  operation({
    operationId: "reorgTestChain",
    method: "post",
    path: "/test_helpers/chain/reorg",
    tag,
    summary: "Make the newest blocks of the local chain leave it",
    description:
      "Drops payments or brings dropped ones back. A final block never leaves: 18 blocks below the head.",
    access: "test_helpers:use",
    limit: "test_helpers",
    body: reorgTestChainSchema,
    example: { depth: 3 },
    status: 200,
    answer: testChainHeadSchema,
    idempotent: false,
    errors: ["chain_unavailable"],
    run: ({ ctx, body }) => reorgTestChain(ctx, body),
  }),
  operation({
    operationId: "interruptTestChain",
    method: "post",
    path: "/test_helpers/chain/outage",
    tag,
    summary: "Make the local chain's endpoint fail for some seconds",
    description: "The chain itself goes on: payments are found late, and none is lost.",
    access: "test_helpers:use",
    limit: "test_helpers",
    body: interruptTestChainSchema,
    example: { seconds: 20, kind: "down" },
    status: 202,
    answer: testOutageSchema,
    idempotent: false,
    errors: ["chain_unavailable"],
    run: ({ ctx, body }) => interruptTestChain(ctx, body),
  }),
  operation({
    operationId: "advanceTestClock",
    method: "post",
    path: "/test_helpers/clock/advance",
    tag,
    summary: "Move test mode's clock ahead",
    description:
      "For the whole installation and for good; it never goes back. Invoices expire, payments become final, webhooks that wait are tried again. Keys, sessions and idempotency keys stay in real time, and live mode does not notice.",
    access: "test_helpers:use",
    body: advanceTestClockSchema,
    example: { seconds: 3600 },
    status: 200,
    answer: testClockSchema,
    errors: ["chain_unavailable"],
    prepare: ({ ctx }) => alignTestClock(ctx),
    run: ({ ctx, body }) => recordTestClock(ctx, body),
    complete: ({ ctx }) => alignTestClock(ctx),
  }),
];
