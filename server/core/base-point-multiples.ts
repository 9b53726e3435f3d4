import { normalizeZ } from "@noble/curves/abstract/curve.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { bytesToNumberBE } from "@noble/curves/utils.js";
import { invariant } from "@/server/core/invariant";

const { Point } = secp256k1;
const { Fp } = Point;
const P = Fp.ORDER;

/** A point of secp256k1 by its coordinates, each from 0 to the field's prime. */
export interface AffinePoint {
  readonly x: bigint;
  readonly y: bigint;
}

/**
 * A scalar is read as 24 digits from -1024 to 1023. Wider ones mean fewer sums, and multiples that are further apart in memory;
 * of the negative ones the opposites are known.
 */
const DIGIT_BITS = 11;
const MULTIPLES = 2 ** (DIGIT_BITS - 1);
/** A digit may be carried into the place above a scalar's 256 bits. */
const PLACES = Math.ceil(257 / DIGIT_BITS);

/** At `[place][multiple - 1]`: `multiple` × 2048^`place` × the base point. */
let table: readonly (readonly AffinePoint[])[] | undefined;

function tabulate(): readonly (readonly AffinePoint[])[] {
  let unit = Point.BASE;
  return Array.from({ length: PLACES }, () => {
    const multiples: (typeof unit)[] = [];
    let next = unit;
    let last = unit;
    while (multiples.length < MULTIPLES) {
      multiples.push(next);
      last = next;
      next = next.add(unit);
    }
    unit = last.double();
    return normalizeZ(Point, multiples).map((point) => point.toAffine());
  });
}

/** From the lowest place. */
function digitsOf(scalar: Uint8Array): Int16Array {
  const digits = new Int16Array(PLACES);
  let rest = bytesToNumberBE(scalar);
  for (let place = 0; place < PLACES; place += 1) {
    const digit = Number(BigInt.asIntN(DIGIT_BITS, rest));
    digits[place] = digit;
    rest = (rest - BigInt(digit)) >> BigInt(DIGIT_BITS);
  }
  return digits;
}

/**
 * `start` + scalar × base point, for each scalar of 32 bytes, the highest first. Adding two points by their coordinates
 * takes a third of the work that it takes without an inversion, and the inversions of a whole list of additions cost hardly
 * more than one (Montgomery's trick; SEC 1 section 2.2.1 has the addition). So the sums of all scalars grow together, a digit of each
 * at a time. Not for secrets: the time it takes depends on the scalars. Throws where a sum meets the very point that is added
 * to it, or its opposite, which chance does once in 2^250.
 */
export function addMultiplesOfBase(start: AffinePoint, scalars: readonly Uint8Array[]): AffinePoint[] {
  table ??= tabulate();
  const count = scalars.length;
  const digits = scalars.map(digitsOf);
  const xs = scalars.map(() => start.x);
  const ys = scalars.map(() => start.y);
  const differences = [...xs];
  const products = [...xs];
  for (const [place, multiples] of table.entries()) {
    let product = 1n;
    for (let index = 0; index < count; index += 1) {
      const addend = multiples[Math.abs(digits[index]?.[place] ?? 0) - 1];
      if (!addend) continue;
      const difference = addend.x - (xs[index] ?? 0n);
      differences[index] = difference;
      products[index] = product;
      product = (product * difference) % P;
    }
    let inverse = Fp.inv(product);
    for (let index = count - 1; index >= 0; index -= 1) {
      const digit = digits[index]?.[place] ?? 0;
      const addend = multiples[Math.abs(digit) - 1];
      if (!addend) continue;
      const [x = 0n, y = 0n] = [xs[index], ys[index]];
      const rise = digit < 0 ? -addend.y - y : addend.y - y;
      const slope = (rise * ((inverse * (products[index] ?? 0n)) % P)) % P;
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
