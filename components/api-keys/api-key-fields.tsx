"use client";

import type { Failure } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { ApiKeyDraft } from "./api-key-draft";
import { ScopeFields } from "./scope-fields";
import type { Scope } from "./scope-words";

interface ApiKeyFieldsProps {
  draft: ApiKeyDraft;
  grantable: readonly Scope[];
  onChange: (draft: ApiKeyDraft) => void;
  failure: Failure | null;
}

const MESSAGES: Readonly<Record<string, string>> = {
  name: "Give the key a name of up to 80 characters",
  scopes: "Choose at least one scope",
  expires_at: "Choose a day that is not over yet",
  allowed_addresses:
    "Each line is an address or a network, such as 203.0.113.7 or 203.0.113.0/24; 50 at most",
};

const SIGNING: readonly SelectOption<ApiKeyDraft["signing"]>[] = [
  { value: "off", label: "Not used", hint: "The secret key alone is enough" },
  { value: "optional", label: "Checked when sent", hint: "To try it before it is demanded" },
  { value: "required", label: "Required", hint: "Requests without a signature are refused" },
];

/** Name, scopes and restrictions of a key; each refusal stands at its field. */
export function ApiKeyFields({ draft, grantable, onChange, failure }: ApiKeyFieldsProps) {
  const wrong =
    failure?.issues.map(({ path }) => path.split(".")[0] ?? "").filter((path) => path in MESSAGES) ?? [];
  const message = (field: string) => (wrong.includes(field) ? MESSAGES[field] : undefined);
  const set = (change: Partial<ApiKeyDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="flex flex-col gap-5">
      {failure && wrong.length === 0 ? (
        <Alert tone="danger" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      <Field label="Name" hint="Where it is used: “Shop backend”." error={message("name")}>
        <Input
          autoFocus
          autoComplete="off"
          maxLength={80}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <ScopeFields
        grantable={grantable}
        scopes={draft.scopes}
        onChange={(scopes) => set({ scopes })}
        error={message("scopes")}
      />
      <Field
        label="Last day"
        optional
        hint="The key ends with this day in UTC. Without one it works until it is revoked."
        error={message("expires_at")}
      >
        <Input type="date" value={draft.lastDay} onChange={(event) => set({ lastDay: event.target.value })} />
      </Field>
      <Field
        label="Allowed addresses"
        optional
        hint="One IPv4 or IPv6 address or network a line. Empty means from anywhere."
        error={message("allowed_addresses")}
      >
        <Textarea
          mono
          rows={2}
          spellCheck={false}
          placeholder={"203.0.113.7\n2001:db8::/32"}
          value={draft.addresses}
          onChange={(event) => set({ addresses: event.target.value })}
        />
      </Field>
      <Field
        label="Request signatures"
        hint="A second secret signs each request with its time, path and body."
      >
        <Select options={SIGNING} value={draft.signing} onValueChange={(signing) => set({ signing })} />
      </Field>
    </div>
  );
}
