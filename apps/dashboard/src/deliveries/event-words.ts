// What a mail's timeline says, in words. Stable words of the API that are unknown here are shown as they come.
import type { TFunction } from 'i18next';
import type { DeliveryEvent } from './delivery';

export interface EventWords {
  title: string;
  detail: string | null;
}

/** A line of the timeline; who looked at a link is the line itself, what gave a scanner away its detail; where the detail is one of our reasons it is a sentence, else the relay's own answer. */
export function wordsOf({ type, detail }: Pick<DeliveryEvent, 'type' | 'detail'>, t: TFunction): EventWords {
  if (type === 'link_fetched' && detail !== null) return visitorWords(detail, t);
  const titles: Record<string, string> = t('deliveries.event', { returnObjects: true });
  const reasons: Record<string, string> = t('invitations.reason', { returnObjects: true });
  return { title: titles[type] ?? type, detail: detail === null ? null : (reasons[detail] ?? detail) };
}

/** `unclear`, or `scanner.` with what gave it away. */
function visitorWords(visitor: string, t: TFunction): EventWords {
  const [seems = '', by] = visitor.split('.');
  const titles: Record<string, string> = t('deliveries.visitor', { returnObjects: true });
  const details: Record<string, string> = t('deliveries.givenAway', { returnObjects: true });
  return { title: titles[seems] ?? seems, detail: by === undefined ? null : (details[by] ?? by) };
}
