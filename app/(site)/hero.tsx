import { ArrowRight, BookOpenText, CircleCheck, Eye, FilePlus2, Landmark, Webhook } from "lucide-react";
import { Money } from "@/components/format/money";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Timeline, TimelineItem } from "@/components/ui/timeline";

/** One sentence about the product, and one payment from end to end. */
export function Hero() {
  return (
    <div className="grid items-center gap-x-16 gap-y-10 pt-12 pb-16 sm:pt-20 lg:grid-cols-[1.15fr_1fr]">
      <div>
        <h1 className="text-4xl font-semibold text-ink sm:text-5xl">
          Take crypto payments. Keep honest books.
        </h1>
        <p className="mt-5 max-w-xl text-lg text-pretty text-muted">
          Daric is an open-source payments server: you create an invoice, your customer pays it in USDT, and
          every coin is confirmed on chain, settled in a double-entry ledger and reported by a signed webhook.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <Button href="/overview" prefetch={false} variant="primary" size="lg">
            Open the dashboard <ArrowRight aria-hidden />
          </Button>
          <Button href="/docs" prefetch={false} size="lg" icon={<BookOpenText aria-hidden />}>
            Quick start
          </Button>
        </div>
      </div>
      <PaymentStory />
    </div>
  );
}

function PaymentStory() {
  return (
    <Card title="What happens to 25 USDT" padding="lg" className="shadow-raised">
      <Timeline label="The life of a payment">
        <TimelineItem title="Invoice created" icon={<FilePlus2 />} tone="accent">
          It gets a deposit address of its own.
        </TimelineItem>
        <TimelineItem title="Payment seen" icon={<Eye />} tone="info">
          The checkout shows it within seconds and counts confirmations.
        </TimelineItem>
        <TimelineItem title="Final on chain, paid" icon={<CircleCheck />} tone="success">
          Too little, too much or too late is named and handled.
        </TimelineItem>
        <TimelineItem title="Settled in the ledger" icon={<Landmark />} tone="success">
          <KeyValueList
            layout="rows"
            className="mt-1.5 max-w-64"
            items={[
              { key: "Gross", value: <Money amount="25.00" currency="USDT" /> },
              { key: "Fee, 1 %", value: <Money amount="-0.25" currency="USDT" /> },
              { key: "Net", value: <Money amount="24.75" currency="USDT" />, strong: true },
            ]}
          />
        </TimelineItem>
        <TimelineItem title="Webhook delivered" icon={<Webhook />} tone="success">
          Signed, retried, and on record with its answer.
        </TimelineItem>
      </Timeline>
    </Card>
  );
}
