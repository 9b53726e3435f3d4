import { TxId } from "@/components/format/tx-id";
import { CredentialName } from "@/components/api-keys/credential-name";
import type { AuditEntry, PlatformAuditEntry } from "@/server/modules/audit-entries/schema";

/** Who acted: a person's address, a key or partner by its name, or a part of the platform. */
export function AuditActor({ entry }: { entry: AuditEntry | PlatformAuditEntry }) {
  const { actor, credential_name: name } = entry;
  if (actor.type !== "api_key" && actor.type !== "partner")
    return <span className="wrap-anywhere">{actor.name ?? actor.type}</span>;
  const id = actor.name ?? "";
  // The operator sees everybody's keys, but has no page that lists them.
  if (name !== null && "merchant_id" in entry)
    return (
      <span title={id} className="wrap-anywhere">
        {name}
      </span>
    );
  return name === null ? (
    <TxId value={id} label={`${actor.type} id`} copy={false} />
  ) : (
    <CredentialName id={id} name={name} />
  );
}
