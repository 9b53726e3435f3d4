import { describe, expect, test } from "vitest";
import { repositoryRoot } from "@/server/scripts/settings";
import { EXCEPTIONS, MOST_EXCEPTIONS } from "@/server/testing/architecture/exceptions";
import { FIXTURES } from "@/server/testing/architecture/fixture";
import { findViolations, RULES, type Violation } from "@/server/testing/architecture/rules";
import { buildSourceTree, readSourceTree } from "@/server/testing/architecture/source-tree";

describe("the repository", () => {
  const violations = findViolations(readSourceTree(repositoryRoot));
  const isExcepted = ({ rule, file }: Violation): boolean =>
    EXCEPTIONS.some((exception) => exception.rule === rule && exception.file === file);

  test("keeps the rules of the house", () => {
    const broken = violations.filter((violation) => !isExcepted(violation));
    expect(broken.map(({ rule, file, message }) => `${file} [${rule}] ${message}`)).toEqual([]);
  });

  test("needs each of its exceptions", () => {
    const idle = EXCEPTIONS.filter(
      ({ rule, file }) => !violations.some((violation) => violation.rule === rule && violation.file === file),
    );
    expect(idle, "remove these exceptions").toEqual([]);
    expect(EXCEPTIONS.length).toBeLessThanOrEqual(MOST_EXCEPTIONS);
  });
});

describe("a deliberate violation is found", () => {
  test.each(FIXTURES)("$breaks: $name", ({ files, breaks }) => {
    const violations = findViolations(buildSourceTree(new Map(Object.entries(files))));
    expect([...new Set(violations.map(({ rule }) => rule))]).toEqual(breaks === "nothing" ? [] : [breaks]);
  });

  test("for every rule there is", () => {
    const proven = new Set(FIXTURES.map(({ breaks }) => breaks));
    expect(Object.keys(RULES).filter((rule) => !proven.has(rule))).toEqual([]);
  });
});
