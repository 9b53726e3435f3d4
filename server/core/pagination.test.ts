import { expect, it } from "vitest";
import { instant } from "@/server/core/clock";
import { newId } from "@/server/core/ids";
import { decodeCursor, encodeCursor, toList } from "@/server/core/pagination";

const row = (milliseconds: number) => ({ createdAt: instant(milliseconds), id: newId("invoice") });

it("reads back its own cursors", () => {
  const last = row(1_767_225_600_123);
  expect(decodeCursor(encodeCursor(last))).toEqual({ milliseconds: 1_767_225_600_123, id: last.id });
});

it.each(["", "%%%", "bm90IGEgY3Vyc29y", btoa("1~inv_x"), btoa("1~inv_' OR 1=1 --aaaaaaaaaaaaaaa")])(
  "refuses %j",
  (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: "validation_failed" }));
  },
);

it("says whether another page follows by the one row too many", () => {
  const rows = [row(3), row(2), row(1)];
  expect(toList(rows, 2, ({ id }) => id)).toEqual({
    object: "list",
    data: [rows[0]?.id, rows[1]?.id],
    has_more: true,
    next_cursor: encodeCursor(rows[1] ?? row(0)),
  });
  expect(toList(rows, 3, ({ id }) => id)).toMatchObject({ has_more: false, next_cursor: null });
});
