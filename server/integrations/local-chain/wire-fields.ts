import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** A field of a message: a 64-bit number, or bytes (which a nested message is too). */
type Value = bigint | Uint8Array;

/** Encodes fields in the given order. What has its default value is left out, as TRON's messages have it. */
export function encodeFields(fields: readonly (readonly [number, Value])[]): Uint8Array {
  const writer = new BinaryWriter();
  for (const [field, value] of fields) {
    if (typeof value === "bigint") {
      if (value !== 0n) writer.tag(field, WireType.Varint).int64(value);
    } else if (value.length > 0) writer.tag(field, WireType.LengthDelimited).bytes(value);
  }
  return writer.finish();
}

/** The fields of a message by number. Throws for bytes that are no message. */
export class Fields {
  private readonly values = new Map<number, Value[]>();

  constructor(bytes: Uint8Array) {
    const reader = new BinaryReader(bytes);
    while (reader.pos < reader.len) {
      const [field, type] = reader.tag();
      const known = this.values.get(field) ?? [];
      if (type === WireType.Varint) known.push(BigInt(reader.int64()));
      else if (type === WireType.LengthDelimited) known.push(reader.bytes());
      else reader.skip(type, field);
      this.values.set(field, known);
    }
  }

  number(field: number): bigint {
    const value = this.values.get(field)?.at(-1);
    return typeof value === "bigint" ? value : 0n;
  }

  bytes(field: number): Uint8Array {
    return this.all(field).at(-1) ?? new Uint8Array();
  }

  all(field: number): Uint8Array[] {
    return (this.values.get(field) ?? []).filter((value) => typeof value !== "bigint");
  }
}
