import { instant } from "@/server/core/clock";
import type { Finding } from "@/server/modules/diagnosis/rules";
import type { DiagnosisCode, DiagnosisFacts } from "@/server/modules/diagnosis/schema";

/** Whom the answer is for: the words differ in what can be done. */
export interface Audience {
  readonly reader: "customer" | "merchant";
  readonly merchantName: string;
}

interface Words {
  readonly title: string;
  readonly explanation: string;
}

type Describe = (facts: DiagnosisFacts, audience: Audience) => Words;

const usdt = (amount: string | undefined) => `${amount ?? "?"} USDT`;
const TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const when = (time: string | undefined) =>
  time === undefined ? "its expiry" : `${TIME.format(instant(time))} UTC`;
const block = (number: number | undefined) => (number === undefined ? "a block" : `block ${number}`);

/** What the reader can do where only people can help. */
function ask({ reader, merchantName }: Audience, customer: string, merchant: string): string {
  return reader === "merchant" ? merchant : customer.replace("{merchant}", merchantName);
}

const DESCRIPTIONS: Readonly<Record<DiagnosisCode, Describe>> = {
  paid_final: ({ amount_paid }) => ({
    title: "It is paid",
    explanation: `${usdt(amount_paid)} arrived and is final: nothing can take it back. Everything is fine.`,
  }),
  paid: ({ amount_paid }) => ({
    title: "It is paid",
    explanation: `${usdt(amount_paid)} arrived and is confirmed. It is final about a minute after it arrived; nobody has to do anything.`,
  }),
  confirming: ({ amount, confirmations, required_confirmations: required }) => ({
    title: `${confirmations} of ${required} confirmations`,
    explanation: `${usdt(amount)} has arrived and counts once ${required} ${required === 1 ? "block confirms" : "blocks confirm"} it. A block comes every three seconds; nobody has to do anything.`,
  }),
  underpaid: ({ amount_paid, amount_due, amount_remaining, expires_at }, to) => ({
    title: `Short by ${usdt(amount_remaining)}`,
    explanation: `${usdt(amount_paid)} of ${usdt(amount_due)} has arrived. ${ask(to, "Send the rest to the same address if the invoice can still be paid, or contact {merchant}.", `The customer can send the rest to the same address; until ${when(expires_at)} it is in time.`)}`,
  }),
  held_late: ({ amount, expires_at }, to) => ({
    title: "It came too late and is held",
    explanation: `${usdt(amount)} arrived after ${when(expires_at)}, so it does not count by itself. ${ask(to, "It is not lost: contact {merchant} with the transaction id.", "It waits under Unmatched money: assign it, keep it or ask for its refund.")}`,
  }),
  not_counted: ({ amount }, to) => ({
    title: "It arrived, but the invoice was cancelled",
    explanation: `${usdt(amount)} arrived for an invoice that was cancelled, so it does not count. ${ask(to, "It is not lost: contact {merchant} with the transaction id.", "It waits under Unmatched money: assign it, keep it or ask for its refund.")}`,
  }),
  decided: ({ amount }, to) => ({
    title: "It arrived, and was decided about",
    explanation: `${usdt(amount)} arrived without counting toward this invoice, and ${ask(to, "{merchant} has decided what becomes of it. Contact them.", "somebody of your team has decided what becomes of it: see Unmatched money.")}`,
  }),
  left_chain: ({ amount }) => ({
    title: "Its block left the chain",
    explanation: `${usdt(amount)} was in a block that the network replaced. Usually the transaction is in another block within a minute and is found there; if not, it never happened.`,
  }),
  nothing_received: ({ amount_due, expires_at }) => ({
    title: "Nothing has arrived yet",
    explanation: `No USDT has reached this invoice’s address. It asks for ${usdt(amount_due)} until ${when(expires_at)}. A transfer is seen within seconds of being in a block; an exchange can take an hour to send one.`,
  }),
  detection_behind: ({ lag_seconds }) => ({
    title: "Payments are found late at the moment",
    explanation: `Payment detection is ${lag_seconds} seconds behind. What was sent is found all the same, with the time of its block.`,
  }),
  expired: ({ expires_at }, to) => ({
    title: "It has expired",
    explanation: `Nothing arrived until ${when(expires_at)}. Money that still comes is found for 30 days. ${ask(to, "Ask {merchant} for a new invoice before you send anything.", "Make a new invoice if the customer still wants to pay.")}`,
  }),
  cancelled: (_, to) => ({
    title: "It was cancelled",
    explanation: `Nothing has arrived for it. ${ask(to, "Do not send anything; ask {merchant} for a new invoice.", "Make a new invoice if the customer still wants to pay.")}`,
  }),
  transaction_not_found: ({ node_block_number: node }) => ({
    title: "There is no such transaction on TRON",
    explanation: `The chain was looked at up to ${block(node)}. Sent a moment ago, it may still wait for its block: try again in a minute. Otherwise the id is wrong, or the money was sent on another network, where it cannot reach this address.`,
  }),
  transaction_failed: () => ({
    title: "The transaction failed",
    explanation:
      "It is on the chain but moved nothing, most often for lack of energy or TRX for its fee. The money never left the sending wallet: send it again.",
  }),
  not_searched_yet: ({ amount, block_number, searched_block_number: searched }) => ({
    title: "It is on its way",
    explanation: `${usdt(amount)} reached this address in ${block(block_number)}; payments have been searched for up to ${block(searched)}. It is found with the next blocks; nobody has to do anything.`,
  }),
  wrong_token: ({ token }, to) => ({
    title: token === "TRX" ? "TRX was sent, not USDT" : "Another token was sent",
    explanation: `The transaction reached this address with ${token === "TRX" ? "TRX, the network’s own coin" : `a token of the contract ${token}`}. Only USDT on TRON counts. ${ask(to, "Contact {merchant}; it may not be possible to return it.", "The address holds it, but it is not in your balance.")}`,
  }),
  other_address: ({ amount, to_address, other_invoice_id }, to) => ({
    title: "It went to another address",
    explanation: `The transaction sent ${usdt(amount)} to ${to_address}, which is not this invoice’s address. ${other_invoice_id ? `That address belongs to your invoice ${other_invoice_id}.` : ask(to, "Compare it with the address that you copied. If it is not yours, whoever owns it has the money.", "It is not an address of yours.")}`,
  }),
  zero_value: () => ({
    title: "It moved nothing",
    explanation:
      "The transaction names this address with an amount of zero. Such transfers are sent by strangers to place look-alike addresses in wallets’ histories: copy addresses from the payment page only.",
  }),
  moved_nothing: () => ({
    title: "It sent no USDT",
    explanation: "The transaction succeeded, but moved no USDT to anybody. It is not the payment.",
  }),
  counted_elsewhere: ({ amount, other_invoice_id }, to) => ({
    title: "It counts toward another invoice",
    explanation: `The transaction’s ${usdt(amount)} is counted toward ${other_invoice_id ? `your invoice ${other_invoice_id}` : ask(to, "another invoice of {merchant}", "another invoice of yours")}. One payment counts once.`,
  }),
};

/** A finding in words. Pure. */
export function describeFinding({ code, facts }: Finding, audience: Audience): Words {
  return DESCRIPTIONS[code](facts, audience);
}
