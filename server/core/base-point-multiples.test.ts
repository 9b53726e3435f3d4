import { secp256k1 } from "@noble/curves/secp256k1.js";
import { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addMultiplesOfBase } from "@/server/core/base-point-multiples";

const { Point } = secp256k1;
const { ORDER } = Point.Fn;
const start = Point.BASE.multiplyUnsafe(0x1f2e3d4c5b6an);
const bytesOf = (scalar: bigint) => numberToBytesBE(scalar, 32);
const byLibrary = (scalar: bigint) =>
  (scalar === 0n ? start : start.add(Point.BASE.multiplyUnsafe(scalar))).toAffine();

test("sums are those of the library, which is slower", () => {
  const scalar = fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => bytesToNumberBE(bytes) % ORDER);
  fc.assert(
    fc.property(fc.array(scalar, { maxLength: 40 }), (scalars) => {
      expect(addMultiplesOfBase(start.toAffine(), scalars.map(bytesOf))).toEqual(scalars.map(byLibrary));
    }),
    { numRuns: 30 },
  );
});

test("digits at their bounds and carries, in every place, alone and beside others", () => {
  const places = Array.from({ length: 24 }, (_, place) => 2048n ** BigInt(place));
  const digits = [1n, 1023n, 1024n, 1025n, 2047n];
  const scalars = [0n, ORDER - 1n, ...places.flatMap((unit) => digits.map((digit) => digit * unit))].filter(
    (scalar) => scalar < ORDER,
  );
  const runs = [2n ** 255n - 1n, (2n ** 253n - 1n) / 2047n, ...places.map((unit) => ORDER - unit)];
  const all = [...scalars, ...runs];
  expect(addMultiplesOfBase(start.toAffine(), all.map(bytesOf))).toEqual(all.map(byLibrary));
});

test("a sum that meets the point added to it, or its opposite, is refused and never wrong", () => {
  const one = bytesOf(1n);
  const others = [bytesOf(2n ** 200n), bytesOf(77n)];
  for (const same of [Point.BASE, Point.BASE.negate()])
    expect(() => addMultiplesOfBase(same.toAffine(), [...others, one])).toThrow("invert");
});
