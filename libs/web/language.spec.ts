import { languageOf } from './language';

describe('the language on screen', () => {
  it.each([
    ["the account's own, or the one that was chosen last", ['es', 'en-US'], 'es'],
    ["the browser's, where there is none", [null, 'es-MX', 'en'], 'es'],
    ['the first that we speak', ['fr', 'de-AT', 'ES'], 'es'],
    ['English, where we speak none of them', [null, 'fr'], 'en'],
  ])('is %s', (_which, tags, language) => expect(languageOf(tags)).toBe(language));
});
