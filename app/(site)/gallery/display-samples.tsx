import { BadgeCheck, CircleCheck, Clock, Eye, FilePlus2, Inbox, TriangleAlert } from "lucide-react";
import { Address } from "@/components/format/address";
import { DateTime } from "@/components/format/date-time";
import { Money } from "@/components/format/money";
import { StatusBadge } from "@/components/format/status-badge";
import { TxId } from "@/components/format/tx-id";
import { EmptyState } from "@/components/layout/empty-state";
import { ErrorState } from "@/components/layout/error-state";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Kbd } from "@/components/ui/kbd";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Link } from "@/components/ui/link";
import { Monogram } from "@/components/ui/monogram";
import { Progress } from "@/components/ui/progress";
import { QrCode } from "@/components/ui/qr-code";
import { Skeleton } from "@/components/ui/skeleton";
import { Timeline, TimelineItem } from "@/components/ui/timeline";

const ADDRESS = "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf";
const TX = "7c2d4206c03a883dd9066d920c0bc41b1cbd8b0e1b9e2c6b1b1b2d4d1b7f5a11";
const TONES = ["neutral", "accent", "info", "success", "warning", "danger"] as const;

export function DisplaySamples() {
  return (
    <>
      <StatusSamples />
      <div className="grid gap-8 md:grid-cols-2">
        <FactSamples />
        <Card title="Timeline">
          <Timeline label="History">
            <TimelineItem title="Paid in full" tone="success" icon={<CircleCheck />} time="12:41">
              19 of 19 confirmations
            </TimelineItem>
            <TimelineItem title="Underpaid" tone="warning" icon={<TriangleAlert />} time="12:38" />
            <TimelineItem title="Viewed" icon={<Eye />} time="12:31" />
            <TimelineItem title="Created" tone="accent" icon={<FilePlus2 />} time="12:30" />
          </Timeline>
        </Card>
        <Card title="Pay to">
          <div className="flex flex-col items-center gap-4">
            <QrCode value={`tron:${ADDRESS}`} label="QR code of the deposit address" />
            <Address value={ADDRESS} className="text-base" />
          </div>
        </Card>
        <Card title="Nothing and failure" padding="none">
          <EmptyState
            icon={<Inbox />}
            title="No invoices yet"
            action={<Button variant="primary">Create an invoice</Button>}
          >
            Invoices appear here as soon as you or your server create them.
          </EmptyState>
          <ErrorState reference="req_01jq8y6s" action={<Button>Try again</Button>} />
        </Card>
      </div>
      <CodeBlock
        title={
          <>
            <BadgeCheck aria-hidden className="mr-1.5 inline size-3.5" />
            POST /api/v1/invoices
          </>
        }
        code={`curl -sS http://localhost:3000/api/v1/invoices \\\n  -H "Authorization: Bearer sk_test_…" \\\n  -H "Content-Type: application/json" \\\n  -d '{"amount":"25.00","currency":"USDT","order_id":"order-1001","metadata":{"cart":"a-rather-long-value"}}'`}
      />
    </>
  );
}

function StatusSamples() {
  return (
    <Card title="Status and messages">
      <div className="flex flex-wrap gap-2">
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        {TONES.map((tone) => (
          <StatusBadge key={tone} tone={tone} label={tone} icon={<Clock aria-hidden />} />
        ))}
      </div>
      <div className="mt-4 grid gap-3 sm:grid-cols-2">
        {TONES.map((tone) => (
          <Alert key={tone} tone={tone} title={`A ${tone} message`}>
            It says what happened and what can be done.
          </Alert>
        ))}
      </div>
      <Progress className="mt-5" value={12} max={19} label="Confirmations" text="12 of 19" />
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <Monogram name="Persepolis Books" /> <Monogram name="Ada" size="lg" /> <Kbd>⌘</Kbd>
        <Kbd>K</Kbd> <Link href="/">A link</Link>{" "}
        <Link href="https://example.com" external>
          Another site
        </Link>
        <CopyButton value="x" label="Copy secret" words /> <Skeleton className="h-4 w-32" />
      </div>
    </Card>
  );
}

function FactSamples() {
  return (
    <Card title="Facts" footer="Rates are locked for thirty minutes.">
      <KeyValueList
        layout="rows"
        items={[
          { key: "Due", value: <Money amount="1204.5" currency="USDT" /> },
          { key: "Fee (1 %)", value: <Money amount="-12.05" currency="USDT" /> },
          { key: "Net", value: <Money amount="1192.45" currency="USDT" />, strong: true },
        ]}
      />
      <KeyValueList
        className="mt-4"
        items={[
          { key: "Created", value: <DateTime value="2026-01-15T12:30:00Z" lead="both" /> },
          { key: "Transaction", value: <TxId value={TX} href="https://example.com/tx" /> },
          { key: "Sent from", value: <Address value={ADDRESS} variant="short" /> },
        ]}
      />
    </Card>
  );
}
