"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CredentialName } from "@/components/api-keys/credential-name";
import { DateTime } from "@/components/format/date-time";
import { TxId } from "@/components/format/tx-id";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import type { RequestLog, RequestLogDetail } from "@/server/modules/request-logs/schema";
import { HttpStatus } from "./request-look";

interface RequestSheetProps {
  request: RequestLog;
  /** Whether the reader may see the key that asked. */
  readKeys: boolean;
}

/** One request beside its list: who asked, and what both sides said. */
export function RequestSheet({ request, readKeys }: RequestSheetProps) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      size="lg"
      open={open}
      onOpenChange={setOpen}
      title={
        <code className="font-mono break-all">
          {request.method} {request.path}
        </code>
      }
      trigger={
        <Button size="sm" aria-label={`Details of ${request.method} ${request.path}`}>
          Details
        </Button>
      }
    >
      {open ? <RequestDetails request={request} readKeys={readKeys} /> : null}
    </Sheet>
  );
}

function RequestDetails({ request: { id, client_id: client }, readKeys }: RequestSheetProps) {
  const trpc = useTRPC();
  const names = useQuery(trpc.apiKeys.names.queryOptions({ ids: [client] }, { enabled: readKeys }));
  const query = useQuery(trpc.requestLogs.get.queryOptions({ id }));
  if (query.isError) return <LoadFailure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-40 w-full" />;
  const { request_body: sent, response_body: answered } = query.data;
  return (
    <div className="flex flex-col gap-6">
      <KeyValueList items={factsOf(query.data, names.data?.[client])} />
      {sent === null ? null : <CodeBlock title="Request body" code={pretty(sent)} />}
      {answered === null ? null : <CodeBlock title="Answer" code={pretty(answered)} />}
      <p className="text-xs text-muted">Secrets are left out, and long bodies are cut.</p>
    </div>
  );
}

function factsOf(request: RequestLogDetail, clientName: string | undefined): KeyValue[] {
  const optional = (key: string, value: string | null): KeyValue[] =>
    value === null ? [] : [{ key, value: <span className="break-all">{value}</span> }];
  return [
    { key: "Status", value: <HttpStatus status={request.status} /> },
    ...optional("Error", request.error_code),
    { key: "When", value: <DateTime wall value={request.created_at} lead="both" /> },
    {
      key: "Took",
      value: <span className="figures">{request.duration_ms.toLocaleString("en")} ms</span>,
    },
    { key: "Request id", value: <TxId value={request.request_id} label="request id" /> },
    {
      key: request.client_id.startsWith("par_") ? "Partner" : "API key",
      value: (
        <span className="flex flex-wrap items-center gap-x-2">
          {clientName === undefined ? null : <CredentialName id={request.client_id} name={clientName} />}
          <TxId value={request.client_id} label="id of the caller" />
        </span>
      ),
    },
    ...optional("Idempotency key", request.idempotency_key),
    ...optional("From", request.client_address),
    ...optional("Client", request.user_agent),
  ];
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Not JSON, or cut: shown as it is kept.
    return body;
  }
}
