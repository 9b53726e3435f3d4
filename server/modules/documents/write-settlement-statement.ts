import type { Readable } from "node:stream";
import { authorize } from "@/server/auth/authorize";
import { LIMITS } from "@/server/config/limits";
import { instant } from "@/server/core/clock";
import { invalidField } from "@/server/core/errors";
import { PAGE_LIMIT } from "@/server/core/pagination";
import { parse } from "@/server/core/parse";
import type { Context } from "@/server/db/context";
import { INK, MARGIN, MUTED, Page, type Place } from "@/server/modules/documents/internal";
import { amountText, dayText } from "@/server/modules/documents/rules";
import { isWritable, type StatementInput, statementInputSchema } from "@/server/modules/documents/schema";
import { getMerchant } from "@/server/modules/merchants/get-merchant";
import { getSettlementReport } from "@/server/modules/reports/get-settlement-report";
import type { SettlementReport } from "@/server/modules/reports/schema";
import type { Settlement } from "@/server/modules/settlements/schema";

type ColumnName = "day" | "invoice" | "gross" | "fee" | "net" | "status";

/** Widths in points; together those of the page. */
const WIDTHS: Readonly<Record<ColumnName, number>> = {
  day: 66,
  invoice: 165,
  gross: 72,
  fee: 56,
  net: 72,
  status: 68,
};
const NUMBERS: readonly ColumnName[] = ["gross", "fee", "net"];
const ROW_HEIGHT = 24;

const PLACES = Object.fromEntries(
  (Object.keys(WIDTHS) as ColumnName[]).map((name, index, names) => {
    const before = names.slice(0, index).reduce((sum, other) => sum + WIDTHS[other], 0);
    const align = NUMBERS.includes(name) ? "end" : "start";
    // Words after numbers keep a distance.
    const gap = name === "status" ? 10 : 0;
    return [name, { x: MARGIN + before + gap, width: WIDTHS[name] - gap, align }];
  }),
) as Record<ColumnName, Place>;

/**
 * The settlements of a span of time as PDF, oldest first, with the totals of those that are completed. Streamed while it is
 * written; the same data and span are the same bytes. Throws `forbidden`, and `validation_failed` also for more settlements
 * than fit: those are for CSV.
 */
export async function writeSettlementStatement(
  ctx: Context,
  input: StatementInput,
): Promise<{ name: string; file: Readable }> {
  authorize(ctx, "settlements:read");
  const wanted = parse(statementInputSchema, input);
  const report = await getSettlementReport(ctx, { ...wanted, limit: PAGE_LIMIT.maximum });
  const count = report.by_status.reduce((sum, { settlements }) => sum + settlements, 0);
  if (count > LIMITS.report.statementSettlements)
    throw invalidField(
      "from",
      `Has ${count} settlements until then, more than the ${LIMITS.report.statementSettlements} of a statement: take a shorter time, or CSV`,
    );
  const { id, name } = await getMerchant(ctx);
  const page = new Page(`Settlements of ${id}`, instant(report.to));
  const file = page.pdf;
  // A failure ends the file unfinished, never as if it were complete.
  void writeAll(ctx, page, report, isWritable(name) ? name : id).catch((error: unknown) =>
    file.destroy(error instanceof Error ? error : new Error("A statement was not finished")),
  );
  return { name: `settlements-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}.pdf`, file };
}

async function writeAll(
  ctx: Context,
  page: Page,
  first: SettlementReport,
  merchantName: string,
): Promise<void> {
  writeHead(page, first, merchantName);
  const { from, to } = first;
  for (let report = first; ;) {
    for (const settlement of report.data) {
      if (page.ensure(ROW_HEIGHT)) writeColumns(page);
      writeSettlement(page, settlement);
    }
    if (report.next_cursor === null) break;
    report = await getSettlementReport(ctx, {
      from,
      to,
      limit: PAGE_LIMIT.maximum,
      cursor: report.next_cursor,
    });
  }
  if (first.data.length === 0) page.write("No settlements in this time.", {}, { color: MUTED });
  page.pdf.end();
}

function writeHead(page: Page, report: SettlementReport, merchantName: string): void {
  const { totals, currency, livemode, from, to } = report;
  page.write("Settlement statement", {}, { size: 20 });
  page.down(4);
  page.write(merchantName, {}, { size: 12 });
  page.write(
    `${dayText(from)} to ${dayText(to)} (UTC, from ${from} until before ${to})`,
    {},
    { size: 8, color: MUTED },
  );
  if (!livemode) page.write("Test mode: no real money.", {}, { size: 8, color: MUTED });
  page.down(14);
  const half = page.width / 2;
  const lines: [string, string][] = [
    ["Completed settlements", String(totals.settlements)],
    ["Gross", amountText(totals.gross_amount, currency)],
    ["Platform fee", amountText(totals.platform_fee_amount, currency)],
    ["Net", amountText(totals.net_amount, currency)],
  ];
  for (const [label, value] of lines) {
    page.rule();
    page.down(5);
    page.writeRow([
      [label, { x: MARGIN, width: half }, { color: MUTED }],
      [value, { x: MARGIN + half, width: half, align: "end" }, { size: label === "Net" ? 13 : 10 }],
    ]);
    page.down(4);
  }
  page.down(18);
  writeColumns(page);
}

function writeColumns(page: Page): void {
  const heads = { day: "Date", invoice: "Invoice", gross: "Gross", fee: "Fee", net: "Net", status: "Status" };
  writeCells(page, heads, MUTED);
}

function writeSettlement(page: Page, settlement: Settlement): void {
  const { currency, gross_amount: gross, platform_fee_amount: fee, net_amount: net } = settlement;
  // The currency stands with the totals.
  const number = (amount: string) => amountText(amount, currency).replace(` ${currency}`, "");
  writeCells(
    page,
    {
      day: dayText(settlement.completed_at ?? settlement.created_at),
      invoice: settlement.invoice_id,
      gross: number(gross),
      fee: number(fee),
      net: number(net),
      status: settlement.status,
    },
    INK,
  );
}

function writeCells(page: Page, cells: Readonly<Record<ColumnName, string>>, color: string): void {
  page.writeRow(
    (Object.keys(WIDTHS) as ColumnName[]).map((name) => [cells[name], PLACES[name], { size: 8.5, color }]),
  );
  page.down(4);
  page.rule();
  page.down(4);
}
