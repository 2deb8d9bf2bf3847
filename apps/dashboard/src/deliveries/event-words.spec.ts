import type { TFunction } from 'i18next';
import { en } from '../i18n/en';
import { wordsOf } from './event-words';

const words: Record<string, object> = {
  'deliveries.event': en.deliveries.event,
  'deliveries.visitor': en.deliveries.visitor,
  'deliveries.givenAway': en.deliveries.givenAway,
  'invitations.reason': en.invitations.reason,
};
const t = ((key: string) => words[key]) as unknown as TFunction;

describe('a line of the timeline', () => {
  it('is told in words, with the reason as a sentence', () => {
    expect(wordsOf({ type: 'bounced', detail: 'invalid_recipient' }, t)).toEqual({
      title: 'Refused for good',
      detail: 'the mail server does not know this address',
    });
  });

  it("keeps the relay's own answer, and a word that is new", () => {
    expect(wordsOf({ type: 'sent', detail: '250 2.0.0 OK' }, t)).toEqual({
      title: 'Taken by the mail server',
      detail: '250 2.0.0 OK',
    });
    expect(wordsOf({ type: 'teleported', detail: null }, t)).toEqual({ title: 'teleported', detail: null });
  });

  it('tells scanners that looked at a link from what may be a person', () => {
    expect(wordsOf({ type: 'link_fetched', detail: 'unclear' }, t)).toEqual({
      title: 'Somebody opened the link',
      detail: null,
    });
    expect(wordsOf({ type: 'link_fetched', detail: 'scanner.headless_browser' }, t)).toEqual({
      title: 'A mail scanner looked at the link',
      detail: 'A browser that nobody sits at',
    });
    expect(wordsOf({ type: 'link_fetched', detail: 'scanner.new' }, t).detail).toBe('new');
  });
});
