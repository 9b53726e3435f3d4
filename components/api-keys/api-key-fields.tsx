"use client";

import type { Failure } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Scope, SCOPE_CHOICES } from "./scope-words";

export interface ApiKeyDraft {
  readonly name: string;
  readonly scopes: readonly Scope[];
}

export const EMPTY_KEY: ApiKeyDraft = { name: "", scopes: SCOPE_CHOICES.map(({ scope }) => scope) };

interface ApiKeyFieldsProps {
  draft: ApiKeyDraft;
  onChange: (draft: ApiKeyDraft) => void;
  failure: Failure | null;
}

const MESSAGES: Readonly<Record<string, string>> = {
  name: "Give the key a name of up to 80 characters",
  scopes: "Choose at least one scope",
};

export function ApiKeyFields({ draft, onChange, failure }: ApiKeyFieldsProps) {
  const wrong =
    failure?.issues.map(({ path }) => path.split(".")[0] ?? "").filter((path) => path in MESSAGES) ?? [];
  const toggle = (scope: Scope, on: boolean) =>
    onChange({
      ...draft,
      scopes: on ? [...draft.scopes, scope] : draft.scopes.filter((other) => other !== scope),
    });
  return (
    <div className="flex flex-col gap-5">
      {failure && wrong.length === 0 ? (
        <Alert tone="danger" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      <Field
        label="Name"
        hint="Where it is used: “Shop backend”."
        error={wrong.includes("name") ? MESSAGES.name : undefined}
      >
        <Input
          autoFocus
          autoComplete="off"
          maxLength={80}
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </Field>
      <fieldset>
        <div className="mb-2 flex items-baseline justify-between gap-3">
          <legend className="float-left text-sm font-medium">Scopes</legend>
          <span className="flex gap-3 text-xs">
            <Button variant="link" size="sm" onClick={() => onChange({ ...draft, scopes: EMPTY_KEY.scopes })}>
              All
            </Button>
            <Button variant="link" size="sm" onClick={() => onChange({ ...draft, scopes: [] })}>
              None
            </Button>
          </span>
        </div>
        {wrong.includes("scopes") ? (
          <p role="alert" className="mb-2 text-xs text-danger-ink">
            {MESSAGES.scopes}
          </p>
        ) : null}
        <div className="grid gap-2.5 sm:grid-cols-2">
          {SCOPE_CHOICES.map(({ scope, words }) => (
            <Checkbox
              key={scope}
              label={words}
              hint={<code className="font-mono">{scope}</code>}
              checked={draft.scopes.includes(scope)}
              onCheckedChange={(on) => toggle(scope, on)}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
