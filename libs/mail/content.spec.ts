import { localeOf } from './content';

describe('the language of a mail', () => {
  it.each([
    ['es', 'es'],
    ['es-MX', 'es'],
    ['ES_ar', 'es'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['est', 'en'],
    ['', 'en'],
    [null, 'en'],
    [undefined, 'en'],
  ])('for %j is %s', (tag, locale) => {
    expect(localeOf(tag)).toBe(locale);
  });
});
