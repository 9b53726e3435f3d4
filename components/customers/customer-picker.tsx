"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Input } from "@/components/ui/input";
import { CUSTOMER_LIMITS } from "@/server/modules/customers/schema";

interface CustomerPickerProps {
  value: string;
  onChange: (event: { target: { value: string } }) => void;
}

const SUGGESTIONS = 8;
const SHORTEST = 3;

/** An e-mail address, with the merchant's customers to choose from by words of name or address. */
export function CustomerPicker({ value, onChange }: CustomerPickerProps) {
  const trpc = useTRPC();
  const listId = useId();
  const query = useDeferredValue(value.trim());
  const customers = useQuery(
    trpc.customers.list.queryOptions(
      { query, limit: SUGGESTIONS },
      { enabled: query.length >= SHORTEST, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <Input
        type="text"
        inputMode="email"
        autoComplete="off"
        list={listId}
        maxLength={CUSTOMER_LIMITS.emailCharacters}
        value={value}
        onChange={onChange}
      />
      <datalist id={listId}>
        {(customers.data?.data ?? []).map(({ id, email, name }) =>
          email === null ? null : (
            <option key={id} value={email}>
              {name ?? email}
            </option>
          ),
        )}
      </datalist>
    </>
  );
}
