import { messageSearch, messagesSearch } from './message-search';

describe('the addresses of messages', () => {
  it('name a view of the list', () => {
    expect([messagesSearch({ view: 'drafts' }), messagesSearch({ view: 'lost' })]).toEqual([{ view: 'drafts' }, {}]);
  });

  it('name the recipients to show, and lead back to the text', () => {
    expect(messageSearch({ edit: true, show: 'bounced' })).toEqual({ edit: true, show: 'bounced' });
    expect(messageSearch({ show: 'excluded' })).toEqual({ show: 'excluded' });
    expect(messageSearch({ edit: 'yes', show: 'eaten' })).toEqual({});
  });
});
