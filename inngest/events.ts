import { eventType } from "inngest";
import { z } from "zod";

const mode = z.enum(["test", "live"]);

/** What the relay sends of every event of the log; the object itself is read where it is needed. */
const relayed = z.object({
  event_id: z.string(),
  type: z.string(),
  merchant_id: z.string().nullable(),
  mode,
  aggregate_type: z.string(),
  aggregate_id: z.string(),
  version: z.int(),
});

const ofLog = <N extends string>(name: N) => eventType(name, { schema: relayed });

export const invoicePaid = ofLog("invoice.paid");
export const settlementReversed = ofLog("settlement.reversed");
export const mailRequested = ofLog("mail.requested");
export const testClockAdvanced = ofLog("test_clock.advanced");

const network = z.object({ network: z.string(), mode });

/** Starts the watcher at once, without waiting for the next full minute: sent when a server starts. */
export const chainScanRequested = eventType("chain/scan.requested");

/** The watcher has searched new blocks or seen old ones become final. */
export const chainAdvanced = eventType("chain/advanced", { schema: network });

/** The relay has passed on facts that receivers of webhooks may be told of: one for a hundred of a mode. */
export const eventsRelayed = eventType("events/relayed", {
  schema: z.object({ mode, event_ids: z.array(z.string()).min(1) }),
});

/** The relay has passed on facts that the read models count: one for a batch, however many they are. */
export const figuresChanged = eventType("figures/changed");
