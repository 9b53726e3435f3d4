"use client";

import type { Failure } from "@/components/providers/failure";
import { Alert } from "@/components/ui/alert";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { WEBHOOK_LIMITS } from "@/server/modules/webhooks/schema";
import { EVENT_GROUPS, type ListenedEvent } from "./event-choices";

export interface EndpointDraft {
  readonly url: string;
  readonly description: string;
  readonly events: readonly ListenedEvent[];
}

export const EMPTY_ENDPOINT: EndpointDraft = { url: "", description: "", events: ["*"] };

interface EndpointFieldsProps {
  draft: EndpointDraft;
  onChange: (draft: EndpointDraft) => void;
  failure: Failure | null;
}

/** Address, note and event types of an endpoint; each refusal stands at its field. */
export function EndpointFields({ draft, onChange, failure }: EndpointFieldsProps) {
  const message = (field: string) =>
    failure?.issues.find(({ path }) => path.split(".")[0] === field)?.message;
  const all = draft.events[0] === "*";
  const toggle = (type: ListenedEvent, on: boolean) =>
    onChange({
      ...draft,
      events: on ? [...draft.events, type] : draft.events.filter((other) => other !== type),
    });
  return (
    <div className="flex flex-col gap-5">
      {failure && failure.issues.length === 0 ? (
        <Alert tone="danger" role="alert">
          {failure.message}
        </Alert>
      ) : null}
      <Field
        label="Endpoint URL"
        error={message("url")}
        hint="Receives a signed POST for every event. Only a 2xx answer counts."
      >
        <Input
          autoFocus
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://shop.example/webhooks"
          maxLength={WEBHOOK_LIMITS.urlCharacters}
          value={draft.url}
          onChange={(event) => onChange({ ...draft, url: event.target.value })}
        />
      </Field>
      <Field label="Description" optional error={message("description")}>
        <Input
          maxLength={WEBHOOK_LIMITS.descriptionCharacters}
          value={draft.description}
          onChange={(event) => onChange({ ...draft, description: event.target.value })}
        />
      </Field>
      <fieldset>
        <legend className="sr-only">Events</legend>
        <Switch
          label="All events"
          hint="Also those that come with later versions."
          checked={all}
          onCheckedChange={(on) => onChange({ ...draft, events: on ? ["*"] : [] })}
        />
        {message("events") ? (
          <p role="alert" className="mt-2 text-xs text-danger-ink">
            Choose at least one event
          </p>
        ) : null}
        {all ? null : (
          <div className="mt-4 grid gap-5 sm:grid-cols-2">
            {EVENT_GROUPS.map(({ noun, types }) => (
              <div key={noun}>
                <p className="mb-2 text-xs font-medium text-muted">{noun.replace("_", " ")}</p>
                <div className="flex flex-col gap-2">
                  {types.map((type) => (
                    <Checkbox
                      key={type}
                      label={<code className="font-mono text-xs">{type}</code>}
                      checked={draft.events.includes(type)}
                      onCheckedChange={(on) => toggle(type, on)}
                    />
                  ))}
                </div>
              </div>
            ))}
          </div>
        )}
      </fieldset>
    </div>
  );
}
