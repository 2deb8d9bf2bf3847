// What browsers answer is anything at all until the library has looked at it: whatever it finds wrong is one refusal.
import { Problem } from '@portico/contracts/problems';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';

/** The challenge that a browser's answer is for. @throws Problem `passkey.refused`. */
export function challengeOf(credential: object): string {
  const challenge: unknown = clientDataOf(credential)?.challenge;
  if (typeof challenge !== 'string') throw new Problem('passkey.refused');
  return challenge;
}

/** The verdict on a browser's answer, where it is good. @throws Problem `passkey.refused`. */
export async function verified<Answer, Verdict extends { verified: boolean }>(
  credential: object,
  look: (answer: Answer) => Promise<Verdict>,
): Promise<Verdict> {
  const verdict = await look(credential as Answer).catch(() => undefined);
  if (!verdict?.verified) throw new Problem('passkey.refused');
  return verdict;
}

/** The ways to a device that WebAuthn knows. */
const ways = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;

/** Of the ways that a browser names for its device those that there are: nothing signs what it says of them. */
export function waysAmong(said: unknown): string[] {
  return Array.isArray(said) ? ways.filter((way) => said.includes(way)) : [];
}

function clientDataOf(credential: object): { challenge?: unknown } | null {
  try {
    const { response } = credential as { response: { clientDataJSON: string } };
    return decodeClientDataJSON(response.clientDataJSON);
  } catch {
    return null;
  }
}
