import { normalizeZ } from "@noble/curves/abstract/curve.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { invariant } from "@/server/core/invariant";

const { Point } = secp256k1;
const { Fp } = Point;
const P = Fp.ORDER;
const SCALAR_BYTES = 32;

/** A point of secp256k1 by its coordinates, each from 0 to the field's prime. */
export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/** At `[place][value - 1]`: `value` × 256^`place` × the base point. */
let table: readonly (readonly AffinePoint[])[] | undefined;

function tabulate(): readonly (readonly AffinePoint[])[] {
  let unit = Point.BASE;
  return Array.from({ length: SCALAR_BYTES }, () => {
    const multiples: (typeof unit)[] = [];
    let next = unit;
    for (let value = 1; value < 256; value += 1) {
      multiples.push(next);
      next = next.add(unit);
    }
    unit = next;
    return normalizeZ(Point, multiples).map((point) => point.toAffine());
  });
}

/**
 * `start` + scalar × base point, for each scalar of 32 bytes, the highest first. Adding two points by their coordinates
 * takes a third of the work that it takes without an inversion, and the inversions of a whole list of additions cost hardly
 * more than one (Montgomery's trick; SEC 1 section 2.2.1 has the addition). So the sums of all scalars grow together, a byte of each
 * at a time. Not for secrets: the time it takes depends on the scalars. Throws where a sum meets the very point that is added
 * to it, or its opposite, which chance does once in 2^250.
 */
export function addMultiplesOfBase(start: AffinePoint, scalars: readonly Uint8Array[]): AffinePoint[] {
  table ??= tabulate();
  const count = scalars.length;
  const xs = scalars.map(() => start.x);
  const ys = scalars.map(() => start.y);
  const differences = [...xs];
  const products = [...xs];
  for (const [place, multiples] of table.entries()) {
    const addendOf = (index: number) => multiples[(scalars[index]?.[SCALAR_BYTES - 1 - place] ?? 0) - 1];
    let product = 1n;
    for (let index = 0; index < count; index += 1) {
      const addend = addendOf(index);
      if (!addend) continue;
      const difference = addend.x - (xs[index] ?? 0n);
      differences[index] = difference;
      products[index] = product;
      product = (product * difference) % P;
    }
    let inverse = Fp.inv(product);
    for (let index = count - 1; index >= 0; index -= 1) {
      const addend = addendOf(index);
      if (!addend) continue;
      const [x = 0n, y = 0n] = [xs[index], ys[index]];
      const slope = ((addend.y - y) * ((inverse * (products[index] ?? 0n)) % P)) % P;
      inverse = (inverse * (differences[index] ?? 0n)) % P;
      const sum = (slope * slope - x - addend.x) % P;
      ys[index] = (slope * (x - sum) - y) % P;
      xs[index] = sum;
    }
  }
  return xs.map((x, index) => checked({ x: Fp.create(x), y: Fp.create(ys[index] ?? 0n) }));
}

function checked(point: AffinePoint): AffinePoint {
  const { x, y } = point;
  invariant((y * y - x * x * x - 7n) % P === 0n, "a sum of points lies on the curve");
  return point;
}
