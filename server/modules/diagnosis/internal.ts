import { asSystem } from "@/server/auth/authorize";
import { DomainError } from "@/server/core/errors";
import { formatAmount, money } from "@/server/core/money";
import { type TronAddress } from "@/server/core/tron-address";
import type { Context } from "@/server/db/context";
import { reader } from "@/server/db/transaction";
import { getChainStatus } from "@/server/modules/chains/get-chain-status";
import { findDepositAddresses } from "@/server/modules/deposit-addresses/find-deposit-addresses";
import { type Audience, describeFinding } from "@/server/modules/diagnosis/describe-finding";
import { transactionInspectors } from "@/server/modules/diagnosis/ports";
import {
  diagnoseInspection,
  diagnosePayment,
  diagnoseState,
  type Finding,
} from "@/server/modules/diagnosis/rules";
import type { Diagnosis } from "@/server/modules/diagnosis/schema";
import { getPublicInvoice } from "@/server/modules/invoices/get-public-invoice";
import type { PublicInvoice } from "@/server/modules/invoices/schema";
import { countRequests } from "@/server/modules/rate-limits/count-requests";
import { FIXED_LIMITS } from "@/server/modules/rate-limits/rules";
import type { Mode } from "@/server/core/actor";

/** Counts one question to a node: they are few, and payments need them. Throws `rate_limited`. */
async function registerQuestion(key: string): Promise<void> {
  await countRequests([
    { limit: FIXED_LIMITS.diagnosisInvoice, key },
    { limit: FIXED_LIMITS.diagnosis, key: "all" },
  ]);
}

interface Tenant {
  readonly merchantId: string;
  readonly mode: Mode;
}

/** What our own books know of the transaction; null when they know nothing. Never looks beyond the tenant. */
async function lookUp(
  ctx: Context,
  invoice: PublicInvoice,
  tenant: Tenant,
  txId: string,
): Promise<Finding | null> {
  const own = invoice.payments.filter((payment) => payment.tx_id === txId);
  // Of several transfers in one transaction the one that still needs something explains most.
  const findings = own.map((payment) => diagnosePayment(invoice, payment));
  const finding = findings.find(({ code }) => !code.startsWith("paid")) ?? findings[0];
  const rows = await reader(ctx).payment.findMany({
    where: { ...tenant, network: invoice.payable.network, txId, status: { notIn: ["orphaned", "failed"] } },
    include: { decision: true },
    orderBy: { ordinal: "asc" },
  });
  const amountOf = (row: (typeof rows)[number]) => formatAmount(money(row.amountMinor, "USDT"));
  if (finding) {
    const decided = rows.find(
      (row) => row.invoiceId === invoice.id && row.decision && row.disposition === "unmatched",
    );
    return decided ? { code: "decided", facts: { amount: amountOf(decided) } } : finding;
  }
  const other = rows.find((row) => row.disposition === "applied") ?? rows[0];
  if (!other) return null;
  const facts = { amount: amountOf(other), other_invoice_id: other.invoiceId };
  if (other.disposition === "applied") return { code: "counted_elsewhere", facts };
  return { code: "other_address", facts: { ...facts, to_address: other.toAddress } };
}

/** Asks the chain about a transaction that our books do not know. */
async function inspect(ctx: Context, invoice: PublicInvoice, tenant: Tenant, txId: string): Promise<Finding> {
  const { network } = invoice.payable;
  const inspector = transactionInspectors.get().get(network);
  if (!inspector) throw new DomainError("unavailable", `Transactions on ${network} cannot be looked up`);
  await registerQuestion(`${ctx.actor.type === "payer" ? "customer" : "merchant"} ${invoice.id}`);
  const [inspection, chain] = await Promise.all([inspector.inspect(txId), getChainStatus(ctx, network)]);
  const searchedBlock = chain?.head.number ?? null;
  const finding = diagnoseInspection(invoice, { inspection, token: inspector.token, searchedBlock });
  const address = finding.code === "other_address" ? finding.facts.to_address : undefined;
  if (address === undefined) return finding;
  const other = await invoiceAt(ctx, tenant, network, address as TronAddress);
  return other ? { ...finding, facts: { ...finding.facts, other_invoice_id: other } } : finding;
}

/** The tenant's own invoice of an address: another tenant's address is as foreign as anybody's. */
async function invoiceAt(
  ctx: Context,
  tenant: Tenant,
  network: string,
  address: TronAddress,
): Promise<string | undefined> {
  const found = await findDepositAddresses(asSystem(ctx, "diagnose-invoice"), network, [address]);
  const id = found.get(address);
  const own = id && (await reader(ctx).invoice.findFirst({ where: { id, ...tenant }, select: { id: true } }));
  return own ? own.id : undefined;
}

export interface Question {
  readonly invoiceId: string;
  readonly txId: string | undefined;
  readonly tenant: Tenant;
  readonly reader: Audience["reader"];
}

/** Answers one question about an invoice that the caller was allowed to ask about. */
export async function answerQuestion(
  ctx: Context,
  { invoiceId, txId, tenant, reader: audience }: Question,
): Promise<Diagnosis> {
  const invoice = await getPublicInvoice(ctx, { id: invoiceId });
  const finding =
    txId === undefined
      ? diagnoseState(invoice)
      : ((await lookUp(ctx, invoice, tenant, txId)) ?? (await inspect(ctx, invoice, tenant, txId)));
  const told = audience === "merchant" ? finding : { ...finding, facts: withoutOthers(finding.facts) };
  return {
    object: "diagnosis",
    invoice_id: invoice.id,
    tx_id: txId ?? null,
    code: told.code,
    ...describeFinding(told, { reader: audience, merchantName: invoice.merchant.name }),
    facts: told.facts,
  };
}

function withoutOthers({ other_invoice_id: _, ...facts }: Finding["facts"]): Finding["facts"] {
  return facts;
}
