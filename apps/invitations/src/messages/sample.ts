// Whom a mail is made out to that is sent to none of them: a preview, a test. Its links open nothing.
import type { MessagePurpose } from '@portico/contracts/messages';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { localeOf } from '@portico/mail/content';
import { residentValues } from '@portico/mail/resident-values';
import { unsubscribeUrl } from '../deliveries/grant';
import { placeholderValues } from './placeholder-link';

export type Sample = Pick<RecipientCard, 'firstName' | 'lastName' | 'propertyName' | 'locale'>;

/** Stands in where nobody is named. */
export const someone: Sample = {
  firstName: 'Ada',
  lastName: 'Example',
  propertyName: '1 Example Street',
  locale: null,
};

/** Fills all slots of a message of this purpose. */
export function sampleValues(
  purpose: MessagePurpose,
  sample: Sample,
  { invitationTtlDays, timezone }: CommunityCard,
  publicUrl: string,
): Record<string, string> {
  const said = { ...residentValues(sample), unsubscribeUrl: unsubscribeUrl('preview', publicUrl) };
  if (purpose === 'notice') return said;
  const link = placeholderValues({ days: invitationTtlDays, timezone }, localeOf(sample.locale), publicUrl);
  return { ...said, ...link };
}
