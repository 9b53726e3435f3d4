import { useIsMutating, useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf } from "@/components/providers/failure";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import type { Merchant, UpdateMerchantInput } from "@/server/modules/merchants/schema";

interface MerchantForm<Fields> {
  readonly loaded: Merchant;
  readonly fieldsOf: (merchant: Merchant) => Fields;
  readonly changesOf: (fields: Fields) => Omit<UpdateMerchantInput, "version">;
  /** What is said when it is saved. */
  readonly done: string;
}

/** What was typed, without what has been saved by now and not been changed again meanwhile. */
function unsaved<Fields extends object>(typed: Partial<Fields>, sent: Partial<Fields>): Partial<Fields> {
  const left = Object.entries(typed).filter(([name, value]) => sent[name as keyof Fields] !== value);
  return Object.fromEntries(left) as Partial<Fields>;
}

/**
 * A form over settings of the merchant. Its fields show what was typed and is not saved yet, else what holds: nothing that
 * is typed while a save is under way gets lost. `merchant` is the newest that is known, of the page and of answers.
 */
export function useMerchantForm<Fields extends object>({
  loaded,
  fieldsOf,
  changesOf,
  done,
}: MerchantForm<Fields>) {
  const trpc = useTRPC();
  const router = useRouter();
  const [answered, setAnswered] = useState(loaded);
  const [typed, setTyped] = useState<Partial<Fields>>({});
  const merchant = answered.version > loaded.version ? answered : loaded;
  const values: Fields = { ...fieldsOf(merchant), ...typed };
  const update = useMutation(
    trpc.merchants.update.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        toast.success(done);
        router.refresh();
      },
    }),
  );
  // Each change is made to a version, so the next one waits for it.
  const pending = useIsMutating({ mutationKey: trpc.merchants.pathKey() }) > 0;
  const failure = update.error ? failureOf(update.error) : null;
  const issues = failure?.issues ?? [];
  return {
    merchant,
    /** Another change of the merchant on the same page was answered. */
    setMerchant: setAnswered,
    values,
    set: <Name extends keyof Fields>(name: Name, value: Fields[Name]) =>
      setTyped((before) => ({ ...before, [name]: value })),
    save: () =>
      update.mutate(
        { version: merchant.version, ...changesOf(values) },
        {
          onSuccess: (saved) => {
            setAnswered(saved);
            setTyped((now) => unsaved(now, typed));
          },
        },
      ),
    pending,
    /** What is wrong apart from single fields. */
    message: failure && issues.length === 0 ? failure.message : undefined,
    wrong: (path: string) => issues.find((issue) => issue.path === path)?.message,
  };
}
