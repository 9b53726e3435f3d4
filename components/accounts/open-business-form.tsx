"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { choose } from "@/components/merchants/preferences";
import { useTRPC } from "@/components/providers/trpc";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MERCHANT_LIMITS } from "@/server/modules/merchants/schema";
import { AccountForm } from "./account-form";
import { formFailure } from "./form-failure";

/** Opens a business for somebody who belongs to none, and goes there. */
export function OpenBusinessForm() {
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const open = useMutation(
    trpc.accounts.openFirstMerchant.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: ({ id }) => choose("daric.merchant", id),
    }),
  );
  const failure = formFailure(open.error, ["name"]);
  return (
    <div className="pb-6">
      <AccountForm
        failure={failure.message}
        pending={open.isPending || open.isSuccess}
        submit="Open this business"
        onSubmit={() => open.mutate({ name })}
      >
        <Field label="Business name" error={failure.of("name")}>
          <Input
            size="lg"
            name="organization"
            autoComplete="organization"
            maxLength={MERCHANT_LIMITS.nameCharacters}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
      </AccountForm>
    </div>
  );
}
