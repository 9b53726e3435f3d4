import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { DateTime } from "@/components/format/date-time";
import { PageTime } from "@/components/format/page-time";
import { addSeconds, systemClock } from "@/server/core/clock";

const DAY = 86_400;
const inSeconds = (seconds: number): string => addSeconds(systemClock.now(), seconds).toISOString();

test.each([
  ["what was made by the moved clock", inSeconds(DAY - 600), false, "10 minutes ago"],
  ["what happened in real time", inSeconds(-600), true, "10 minutes ago"],
])("the server's words for %s are right", (_, value, wall, words) => {
  const html = renderToStaticMarkup(
    <PageTime aheadSeconds={DAY}>
      <DateTime value={value} lead="relative" wall={wall} />
    </PageTime>,
  );
  expect(html).toContain(`>${words}<`);
});
