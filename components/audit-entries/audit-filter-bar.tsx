"use client";

import { clsx } from "clsx";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type AuditFilters, auditHref, PLATFORM_AUDIT_LOG_PATH } from "./filters";

const FIELDS = [
  {
    name: "actor",
    label: "Who: part of an e-mail address, or a key’s id",
    placeholder: "Who",
    type: "search",
  },
  { name: "action", label: "Action, from its beginning", placeholder: "Action, member.…", type: "search" },
  { name: "target", label: "Id of the object", placeholder: "Object’s id", type: "search" },
  { name: "from", label: "From (UTC)", placeholder: "", type: "date" },
  { name: "to", label: "Until (UTC)", placeholder: "", type: "date" },
] as const;

const MERCHANT = {
  name: "merchant",
  label: "Id of the merchant",
  placeholder: "Merchant’s id",
  type: "search",
} as const;

interface AuditFilterBarProps {
  filters: AuditFilters;
  /** Of the page that shows the log. */
  path: string;
}

/** Who, what, on what and when; Enter or the button searches. */
export function AuditFilterBar({ filters, path }: AuditFilterBarProps) {
  const router = useRouter();
  const fields = path === PLATFORM_AUDIT_LOG_PATH ? [MERCHANT, ...FIELDS] : FIELDS;
  function search(data: FormData) {
    const text = (name: string) => {
      const value = data.get(name);
      return (typeof value === "string" && value.trim()) || undefined;
    };
    const change = Object.fromEntries(fields.map(({ name }) => [name, text(name)]));
    router.push(auditHref(path, filters, change), { scroll: false });
  }
  return (
    <form role="search" action={search} className="grid grid-cols-2 gap-2 pb-4 sm:grid-cols-3 lg:flex">
      {fields.map(({ name, label, ...input }) => (
        <Input
          key={name}
          name={name}
          aria-label={label}
          title={label}
          defaultValue={filters[name] ?? ""}
          // A line of its own for the one field more: the button then ends the last line, in two columns as in three.
          className={clsx("min-w-0 lg:flex-1", name === "merchant" && "col-span-full")}
          maxLength={200}
          {...input}
        />
      ))}
      <Button type="submit" className="h-9 lg:h-8">
        Search
      </Button>
    </form>
  );
}
