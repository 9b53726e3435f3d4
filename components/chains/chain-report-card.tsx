import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { DateTime } from "@/components/format/date-time";
import { networkName } from "@/components/payments/explorer";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { ChainReport } from "@/server/modules/chains/schema";

const number = (value: number | null | undefined): string => value?.toLocaleString("en") ?? "—";

function Standing({ report: { lag_seconds: lag, providers, head } }: { report: ChainReport }) {
  if (!providers.answering)
    return (
      <Badge tone="danger" icon={<CircleAlert aria-hidden />}>
        Does not answer
      </Badge>
    );
  if (lag > 0 || head === null)
    return (
      <Badge tone="warning" icon={<TriangleAlert aria-hidden />}>
        {head === null ? "Not watched yet" : `${number(lag)} s behind`}
      </Badge>
    );
  return (
    <Badge tone="success" icon={<CircleCheck aria-hidden />}>
      Keeps up
    </Badge>
  );
}

/** Where the watcher stands on one network, beside what its providers say now. */
export function ChainReportCard({ report }: { report: ChainReport }) {
  const { network, livemode, hosts, head, final, scanned_at: scannedAt, providers } = report;
  const behind = head && providers.head !== null ? Math.max(0, providers.head - head.number) : null;
  return (
    <Card
      title={networkName(network)}
      description={livemode ? "Live mode" : "Test mode"}
      actions={<Standing report={report} />}
    >
      {providers.problem ? (
        <Alert tone="danger" className="mb-4">
          {providers.problem}
        </Alert>
      ) : null}
      <KeyValueList
        layout="rows"
        items={[
          { key: "Searched up to block", value: number(head?.number) },
          { key: "Made", value: head ? <DateTime value={head.time} lead="relative" /> : "—" },
          { key: "Final block", value: number(final?.number) },
          { key: "Last look", value: scannedAt ? <DateTime value={scannedAt} lead="relative" /> : "Never" },
          { key: "Providers: newest block", value: number(providers.head) },
          { key: "Providers: final block", value: number(providers.final) },
          { key: "Blocks left to search", value: number(behind) },
          { key: "Endpoints", value: <span className="wrap-anywhere">{hosts.join(", ")}</span> },
        ]}
      />
    </Card>
  );
}
