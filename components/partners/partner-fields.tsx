"use client";

import { ScopeFields } from "@/components/api-keys/scope-fields";
import type { Scope } from "@/components/api-keys/scope-words";
import type { Failure } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export interface PartnerDraft {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

interface PartnerFieldsProps {
  draft: PartnerDraft;
  grantable: readonly Scope[];
  onChange: (draft: PartnerDraft) => void;
  failure: Failure | null;
}

const MESSAGES: Readonly<Record<string, string>> = {
  name: "Give the partner a name of up to 80 characters",
  scopes: "Choose at least one scope",
};

/** Name and scopes of a partner; each refusal stands at its field. */
export function PartnerFields({ draft, grantable, onChange, failure }: PartnerFieldsProps) {
  const wrong =
    failure?.issues.map(({ path }) => path.split(".")[0] ?? "").filter((path) => path in MESSAGES) ?? [];
  const message = (field: string) => (wrong.includes(field) ? MESSAGES[field] : undefined);
  return (
    <div className="flex flex-col gap-5">
      {failure && wrong.length === 0 ? (
        <Alert tone="danger" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      <Field label="Name" hint="The company that will call the API." error={message("name")}>
        <Input
          autoFocus
          autoComplete="off"
          maxLength={80}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </Field>
      <ScopeFields
        grantable={grantable}
        scopes={draft.scopes}
        onChange={(scopes) => onChange({ ...draft, scopes })}
        error={message("scopes")}
      />
    </div>
  );
}
