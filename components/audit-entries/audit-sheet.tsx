"use client";

import { JsonView } from "@/components/data/json-view";
import { DateTime } from "@/components/format/date-time";
import { Button } from "@/components/ui/button";
import { type KeyValue, KeyValueList } from "@/components/ui/key-value-list";
import { Sheet } from "@/components/ui/sheet";
import type { AuditEntry } from "@/server/modules/audit-entries/schema";
import { AuditActor } from "./audit-actor";

/** One act beside its list: who, why, and what it was before and after. */
export function AuditSheet({ entry }: { entry: AuditEntry }) {
  return (
    <Sheet
      size="lg"
      title={<code className="font-mono break-all">{entry.action}</code>}
      trigger={
        <Button size="sm" aria-label={`Details of ${entry.action} on ${entry.target_id}`}>
          Details
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <KeyValueList items={factsOf(entry)} />
        {entry.before === null ? null : <JsonView title="Before" value={entry.before} />}
        {entry.after === null ? null : <JsonView title="After" value={entry.after} />}
      </div>
    </Sheet>
  );
}

function factsOf(entry: AuditEntry): KeyValue[] {
  const { target_type, target_id, reason, livemode, request_id, created_at } = entry;
  const id = (text: string) => <code className="font-mono text-xs break-all">{text}</code>;
  return [
    { key: "Who", value: <AuditActor entry={entry} /> },
    { key: "When", value: <DateTime wall value={created_at} /> },
    ...(reason === null ? [] : [{ key: "Reason", value: <span className="wrap-anywhere">{reason}</span> }]),
    { key: "Object", value: target_type },
    { key: "Object’s id", value: id(target_id) },
    ...(livemode === null ? [] : [{ key: "Mode", value: livemode ? "live" : "test" }]),
    { key: "Request", value: id(request_id) },
  ];
}
