/** Whom passkeys are for: the name of our host, and the address of our pages. */
export interface RelyingParty {
  rpID: string;
  origin: string;
}

/** By the address that people know; a passkey of one host is nothing to another. */
export function relyingPartyAt(publicUrl: string): RelyingParty {
  return { rpID: new URL(publicUrl).hostname, origin: publicUrl };
}
