import { activationValues } from '../deliveries/grant';

/** What a preview or a test says of the link: its real length and words, an address that opens nothing, and the day as if sent now. */
export function placeholderValues(
  { days, timezone }: { days: number; timezone: string },
  locale: string,
  publicUrl: string,
): Record<string, string> {
  const expiresAt = new Date(Date.now() + days * 86_400_000);
  return activationValues({ token: 'preview', days, expiresAt, timezone }, locale, publicUrl);
}
