import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const PRESENT_AND_VERIFIED = 0x05;
const WITH_CREDENTIAL = 0x40;

interface Asked {
  readonly challenge: string;
  readonly origin?: string;
  /** Leaves the holder unverified. */
  readonly flags?: number;
}

const sha256 = (data: string | Buffer): Buffer => createHash("sha256").update(data).digest();

function uint(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
}

/** CBOR (RFC 8949) of short text, and of 24 to 65,535 bytes, each in its shortest form. */
const text = (value: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer =>
  value.length < 256
    ? Buffer.concat([Buffer.from([0x58, value.length]), value])
    : Buffer.concat([Buffer.from([0x59]), uint(value.length, 2), value]);

/** A passkey in software: a P-256 key pair that answers as a browser with a platform authenticator does (WebAuthn level 3). */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16).toString("base64url");
  readonly #privateKey: KeyObject;
  readonly #cose: Buffer;
  counter = 0;

  constructor(readonly rpId = "localhost") {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#privateKey = privateKey;
    // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    this.#cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, "base64url")),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, "base64url")),
    ]);
  }

  register(asked: Asked) {
    const credentialId = Buffer.from(this.id, "base64url");
    const attested = Buffer.concat([
      Buffer.alloc(16),
      uint(credentialId.length, 2),
      credentialId,
      this.#cose,
    ]);
    const authData = this.#authenticatorData(
      (asked.flags ?? PRESENT_AND_VERIFIED) | WITH_CREDENTIAL,
      attested,
    );
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text("fmt"),
      text("none"),
      text("attStmt"),
      Buffer.from([0xa0]),
      text("authData"),
      bytes(authData),
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData("webauthn.create", asked).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
      transports: ["internal"],
    });
  }

  authenticate(asked: Asked) {
    this.counter += 1;
    const authData = this.#authenticatorData(asked.flags ?? PRESENT_AND_VERIFIED);
    const clientData = this.#clientData("webauthn.get", asked);
    const signature = sign("sha256", Buffer.concat([authData, sha256(clientData)]), this.#privateKey);
    return this.#answer({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: signature.toString("base64url"),
    });
  }

  #answer<R extends object>(response: R) {
    return { id: this.id, rawId: this.id, type: "public-key" as const, clientExtensionResults: {}, response };
  }

  #authenticatorData(flags: number, attested: Buffer = Buffer.alloc(0)): Buffer {
    return Buffer.concat([sha256(this.rpId), Buffer.from([flags]), uint(this.counter, 4), attested]);
  }

  #clientData(type: string, { challenge, origin = "http://localhost:3000" }: Asked): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}
