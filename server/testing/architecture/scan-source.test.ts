import { describe, expect, test } from "vitest";
import { scanSource } from "@/server/testing/architecture/scan-source";

function importsOf(text: string): [string, boolean][] {
  return scanSource(text).imports.map(({ specifier, typeOnly }) => [specifier, typeOnly]);
}

describe("imports", () => {
  test.each<[string, [string, boolean][]]>([
    ['import { a } from "x";', [["x", false]]],
    ["import a, { type B } from './x'", [["./x", false]]],
    ['import type { A } from "x";', [["x", true]]],
    ['import { type A, type B } from "x";', [["x", true]]],
    ['import { type A, b } from "x";', [["x", false]]],
    ['import * as a from "x";', [["x", false]]],
    [
      'import {\n  a,\n  b,\n} from "x";\nimport "y";',
      [
        ["x", false],
        ["y", false],
      ],
    ],
    ['export { a } from "x";', [["x", false]]],
    ['export * from "x";', [["x", false]]],
    ['const a = await import("x");', [["x", false]]],
    ['type A = import("x").A;', [["x", false]]],
    ['// import { a } from "x";', []],
    ['/* import { a } from "x"; */', []],
    ["const text = 'import { a } from \"x\"';", []],
    ['const text = `\nimport { a } from "x";\n`;', []],
    ['const a = 1;\nexport const from = "x";', []],
  ])("%s", (text, expected) => expect(importsOf(text)).toEqual(expected));
});

describe("code and comments", () => {
  test("offsets stay where they were", () => {
    const text = 'const a = "b"; // c\n';
    expect(scanSource(text).code).toBe('const a = " ";     \n');
    expect(scanSource(text).comments).toBe("               // c\n");
  });

  test("code inside a template literal is code, the text around it is not", () => {
    expect(scanSource("`new Date() ${new Date(`${inner()}`)} now`;").code).toBe(
      "`           ${new Date(`${inner()}`)}    `;".replaceAll("$", "$"),
    );
  });

  test("quotes and slashes in a regular expression or in JSX text open nothing", () => {
    expect(scanSource("const a = /[\"'/]/; fetch(1)").code).toContain("fetch(1)");
    expect(scanSource("<p>don't</p>; fetch(1)\n").code).toContain("fetch(1)");
    expect(scanSource("const a = b / c; fetch(1) / 2").code).toContain("fetch(1)");
  });

  test("an address in a string is no comment", () => {
    expect(scanSource('call("https://a.test"); fetch(1)').code).toContain("fetch(1)");
  });
});
