/** What is known when somebody comes back from a provider and is not signed in here. */
export interface ArrivalFacts {
  /** Whom the identity was linked to. */
  readonly linkedTo: string | null;
  /** The address that the provider names, and whether it has verified it. */
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** The person here with that address, whether it is proven here, and whether they have another identity of this provider. */
  readonly local: {
    readonly id: string;
    readonly isVerified: boolean;
    readonly hasProvider: boolean;
  } | null;
}

/** Why an identity opens nothing. Each becomes a sentence on the sign-in page. */
export type IdentityRefusal =
  | "identity_unverified"
  | "identity_unknown"
  | "identity_local_unverified"
  | "identity_other_linked";

export type Arrival =
  | { readonly kind: "known"; readonly userId: string }
  | { readonly kind: "link"; readonly userId: string }
  | { readonly kind: "refused"; readonly reason: IdentityRefusal };

/**
 * Whose account an identity opens. One that is linked opens its person's, whatever became of the address. Any other is
 * linked only where both sides have proven the address: an address that the provider did not verify may be somebody else's, and an
 * account here whose address was never proven may have been made by whoever waits for its owner to come (decision 0035).
 */
export function decideArrival({ linkedTo, email, emailVerified, local }: ArrivalFacts): Arrival {
  const refused = (reason: IdentityRefusal): Arrival => ({ kind: "refused", reason });
  if (linkedTo !== null) return { kind: "known", userId: linkedTo };
  if (email === null || !emailVerified) return refused("identity_unverified");
  if (local === null) return refused("identity_unknown");
  if (!local.isVerified) return refused("identity_local_unverified");
  if (local.hasProvider) return refused("identity_other_linked");
  return { kind: "link", userId: local.id };
}
