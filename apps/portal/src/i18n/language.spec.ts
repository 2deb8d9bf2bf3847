import { languageOf } from './language';

describe('the language of the portal', () => {
  it.each([
    ["the account's", ['es', 'en-US'], 'es'],
    ["the browser's, where the account has none", [null, 'es-MX', 'en'], 'es'],
    ['the first that we speak', ['fr', 'de-AT', 'ES'], 'es'],
    ['English, where we speak none of them', [null, 'fr'], 'en'],
  ])('is %s', (_which, tags, language) => expect(languageOf(tags)).toBe(language));
});
