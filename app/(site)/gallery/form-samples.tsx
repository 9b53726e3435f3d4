"use client";

import { Mail, Plus, Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";

const VARIANTS = ["primary", "secondary", "ghost", "danger", "link"] as const;
const CURRENCIES = [
  { value: "USDT", label: "USDT", hint: "Six decimals" },
  { value: "USD", label: "US dollar" },
  { value: "EUR", label: "Euro", disabled: true },
];

export function FormSamples() {
  return (
    <Card title="Buttons and forms" description="Labels, hints and errors are tied to their controls.">
      <div className="flex flex-wrap items-center gap-2">
        {VARIANTS.map((variant) => (
          <Button key={variant} variant={variant} icon={variant === "primary" ? <Plus aria-hidden /> : null}>
            {variant}
          </Button>
        ))}
        <Button pending>Saving</Button>
        <Button disabled>Disabled</Button>
        <Button size="sm">Small</Button>
        <Button size="lg" variant="primary">
          Large
        </Button>
        <Button size="xl" href="/">
          Link, extra large
        </Button>
        <IconButton label="Search">
          <Search aria-hidden />
        </IconButton>
        <IconButton label="Search, outlined" variant="outline">
          <Search aria-hidden />
        </IconButton>
      </div>
      <form className="mt-6 grid gap-5 sm:grid-cols-2">
        <Field label="E-mail" hint="Receipts go here." optional>
          <Input type="email" prefix={<Mail aria-hidden />} placeholder="you@example.com" />
        </Field>
        <Field label="Amount" error="Use at most six decimals, for example 25.50.">
          <Input numeric suffix="USDT" defaultValue="25.1234567" inputMode="decimal" />
        </Field>
        <Field label="Currency">
          <Select options={CURRENCIES} defaultValue="USDT" />
        </Field>
        <Field label="Order" hint="Disabled control.">
          <Input disabled defaultValue="order-1001" mono />
        </Field>
        <Field label="Note" className="sm:col-span-2">
          <Textarea placeholder="What the customer sees" />
        </Field>
        <div className="flex flex-col gap-3">
          <Checkbox label="Ask for an address" hint="Shown before payment." defaultChecked />
          <Checkbox label="Some of them" indeterminate />
          <Checkbox label="Not available" disabled />
        </div>
        <div className="flex flex-col gap-3">
          <Switch label="Send e-mails" hint="Takes effect at once." defaultChecked />
          <Switch label="Quiet hours" />
        </div>
      </form>
    </Card>
  );
}
