import { changesOf, isForeign, mergedWith } from './draft';

const saved = { subject: 'Welcome', body: 'Hello', replyTo: null, summaryTo: ['board@example.com'] };

describe('a draft that is edited', () => {
  it('sends only what changed', () => {
    expect(changesOf(saved, { ...saved, summaryTo: ['board@example.com'] })).toBeNull();
    expect(changesOf(saved, { ...saved, subject: 'Hi', summaryTo: [] })).toEqual({ subject: 'Hi', summaryTo: [] });
  });

  it('keeps my words and takes over those of others', () => {
    const mine = { ...saved, body: 'Hello there' };
    const theirs = { ...saved, subject: 'Good day', body: 'Hello!' };
    expect(mergedWith(saved, mine, theirs)).toEqual({ ...saved, subject: 'Good day', body: 'Hello there' });
  });

  it('knows the edits of others from its own', () => {
    expect(isForeign(saved, { body: 'Hello there' }, { ...saved, body: 'Hello there' })).toBe(false);
    expect(isForeign(saved, { body: 'Hello there' }, { ...saved, body: 'Hello there', replyTo: 'a@example.com' })).toBe(
      true,
    );
  });
});
