import { pageOf } from './activity-page-path';

describe('an entry of the feed', () => {
  it.each([
    ['/api/v1/messages/0198-a', '/communities/c1/messages/0198-a'],
    ['/api/v1/residents/0198-b', '/residents/0198-b'],
  ])('%s leads to %s', (link, page) => expect(pageOf(link, 'c1')).toBe(page));

  it.each([null, '', 'https://evil.example/api/v1/messages/1', '/api/v1/messages/1/../../x', '/api/v1/webhooks/1'])(
    'leads nowhere from %s',
    (link) => expect(pageOf(link, 'c1')).toBeNull(),
  );
});
