"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DateTime } from "@/components/format/date-time";
import { failureOf } from "@/components/providers/failure";
import { LoadFailure } from "@/components/providers/load-failure";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";

/** Keys of the person's devices that sign in without a password. */
export function PasskeysCard() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState("");
  const changed = { onSettled: () => queryClient.invalidateQueries(trpc.security.pathFilter()) };
  const passkeys = useQuery(trpc.security.passkeys.queryOptions());
  const begin = useMutation(trpc.security.beginPasskey.mutationOptions({ meta: { showsFailure: true } }));
  const register = useMutation(
    trpc.security.registerPasskey.mutationOptions({ ...changed, meta: { showsFailure: true } }),
  );
  const remove = useMutation(
    trpc.security.deletePasskey.mutationOptions({
      ...changed,
      onSuccess: () => void toast.success("Passkey deleted"),
    }),
  );
  const add = useMutation({
    meta: { showsFailure: true },
    mutationFn: async () => {
      const optionsJSON = await begin.mutateAsync();
      const response = await startRegistration({ optionsJSON });
      await register.mutateAsync({ name, response });
    },
    onSuccess: () => {
      setName("");
      toast.success("Passkey added");
    },
  });
  const refusal = begin.error ?? register.error;
  const failure =
    add.error === null
      ? undefined
      : refusal
        ? failureOf(refusal).message
        : "No passkey was made on this device.";
  return (
    <Card
      title="Passkeys"
      description="Sign in with your device’s fingerprint, face or PIN instead of the password."
    >
      {passkeys.isPending ? <Skeleton className="h-10" /> : null}
      {passkeys.isError ? (
        <LoadFailure error={passkeys.error} onRetry={() => void passkeys.refetch()} />
      ) : null}
      {passkeys.data?.length ? (
        <ul className="mb-4 divide-y divide-line border-y border-line">
          {passkeys.data.map((passkey) => (
            <li key={passkey.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 text-sm">
                <p className="font-medium wrap-break-word text-ink">{passkey.name}</p>
                <p className="text-muted">
                  Added <DateTime wall value={passkey.created_at} dateOnly /> ·{" "}
                  {passkey.last_used_at === null ? (
                    "not used yet"
                  ) : (
                    <>
                      used <DateTime wall value={passkey.last_used_at} lead="relative" />
                    </>
                  )}
                </p>
              </div>
              <Button
                size="sm"
                pending={remove.isPending && remove.variables.id === passkey.id}
                onClick={() => remove.mutate({ id: passkey.id })}
              >
                Delete<span className="sr-only"> {passkey.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <form
        noValidate
        className="flex max-w-sm flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate();
        }}
      >
        <Field label="Name of a new passkey" hint="So that you recognise it: “Work laptop”." error={failure}>
          <Input maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <div>
          <Button type="submit" pending={add.isPending} disabled={name.trim() === ""}>
            Add passkey
          </Button>
        </div>
      </form>
    </Card>
  );
}
