import { describe, expect, it } from "vitest";
import { activeHref } from "@/components/layout/nav";

const GROUPS = [
  {
    items: [
      { href: "/settings", label: "Settings" },
      { href: "/settings/team", label: "Team" },
    ],
  },
];

describe("activeHref", () => {
  it.each([
    ["/settings", "/settings"],
    ["/settings/team", "/settings/team"],
    ["/settings/team/usr_1", "/settings/team"],
    ["/settings/fees", "/settings"],
    ["/settingsx", undefined],
  ])("marks on %s the item %s", (pathname, href) => {
    expect(activeHref(pathname, GROUPS)).toBe(href);
  });
});
