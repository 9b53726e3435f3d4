import type { MouseEvent, ReactElement } from "react";
import { expect, test, vi } from "vitest";
import { Button } from "@/components/ui/button";

type Clickable = ReactElement<{ onClick?: (event: Partial<MouseEvent>) => void }>;

/** What a double click does to a button: how often it acts, and how often it would send its form. */
function doubleClick(pending?: boolean) {
  const onClick = vi.fn<() => void>();
  const { props } = Button({ onClick, pending, children: "Save" }) as Clickable;
  const preventDefault = vi.fn<() => void>();
  for (const detail of [1, 2]) props.onClick?.({ detail, preventDefault });
  return { acts: onClick.mock.calls.length, sends: 2 - preventDefault.mock.calls.length };
}

test("a double click on a button that acts is one act, and none while it runs", () => {
  expect(doubleClick(false)).toEqual({ acts: 1, sends: 1 });
  expect(doubleClick(true).acts).toBe(0);
  expect(doubleClick(undefined).acts).toBe(2);
});
