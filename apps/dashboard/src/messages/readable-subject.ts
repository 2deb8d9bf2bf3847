import type { TFunction } from 'i18next';
import { mergeFields } from './merge-fields';

const known = mergeFields('invitation', 'body');

/** A subject as staff read it in lists and titles: with the community's name, and with the names of the fields that differ by person. */
export function readableSubject(subject: string, communityName: string, t: TFunction): string {
  const said = subject.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (raw: string, name: string) => {
    if (name === 'communityName') return communityName;
    const field = known.find((each) => each === name);
    return field ? `[${t(`messages.field.${field}`)}]` : raw;
  });
  return said || t('messages.noSubject');
}
