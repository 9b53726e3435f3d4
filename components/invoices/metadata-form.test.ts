import { expect, it } from "vitest";
import { metadataText, parseMetadata } from "./metadata-form";

it("reads what it writes", () => {
  const metadata = { cart: "c_42", url: "https://shop.example:8443/x", empty: "" };
  expect(parseMetadata(metadataText(metadata))).toEqual(metadata);
});

it("forgives empty lines and spaces", () => {
  expect(parseMetadata("\n cart :  c_42 \n\nflag\n")).toEqual({ cart: "c_42", flag: "" });
});
