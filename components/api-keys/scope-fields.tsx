"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { type Scope, SCOPE_CHOICES } from "./scope-words";

interface ScopeFieldsProps {
  scopes: readonly Scope[];
  /** What this member holds: nobody allows others more, though anybody may take it away. */
  grantable: readonly Scope[];
  onChange: (scopes: readonly Scope[]) => void;
  error: string | undefined;
}

/** What a key or a partner may do, box by box. */
export function ScopeFields({ scopes, grantable, onChange, error }: ScopeFieldsProps) {
  const isOpen = (scope: Scope) => grantable.includes(scope) || scopes.includes(scope);
  const toggle = (scope: Scope, on: boolean) =>
    onChange(on ? [...scopes, scope] : scopes.filter((other) => other !== scope));
  return (
    <fieldset>
      <div className="mb-2 flex items-baseline justify-between gap-3">
        <legend className="float-left text-sm font-medium">Scopes</legend>
        <span className="flex gap-3 text-xs">
          <Button
            variant="link"
            size="sm"
            onClick={() => onChange(SCOPE_CHOICES.map(({ scope }) => scope).filter(isOpen))}
          >
            All
          </Button>
          <Button variant="link" size="sm" onClick={() => onChange([])}>
            None
          </Button>
        </span>
      </div>
      {error ? (
        <p role="alert" className="mb-2 text-xs text-danger-ink">
          {error}
        </p>
      ) : null}
      <div className="grid gap-2.5 sm:grid-cols-2">
        {SCOPE_CHOICES.map(({ scope, words }) => (
          <Checkbox
            key={scope}
            label={words}
            hint={<code className="font-mono">{scope}</code>}
            checked={scopes.includes(scope)}
            disabled={!isOpen(scope)}
            onCheckedChange={(on) => toggle(scope, on)}
          />
        ))}
      </div>
    </fieldset>
  );
}
