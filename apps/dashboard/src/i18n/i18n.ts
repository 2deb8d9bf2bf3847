// i18next: plurals and slots by Intl, keys checked by the compiler, and only the chosen language is loaded.
import i18next from 'i18next';
import type { ParseKeys } from 'i18next';
import { languageOf, regions } from '@portico/web/language';
import type { Language } from '@portico/web/language';
import { initReactI18next } from 'react-i18next';
import type { Words } from './words';

/** A key of the catalogue, such as `communities.title`. */
export type WordKey = ParseKeys;

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

const kept = 'portico.language';
const catalogues: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
};

/** Loads the language that was chosen last, else the browser's, else English. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  i18next.services.formatter?.addCached('number', (language) => {
    const numbers = new Intl.NumberFormat(regions[language as Language]);
    return (value: number) => numbers.format(value);
  });
  await speak(languageOf([localStorage.getItem(kept), ...navigator.languages]));
}

/** Changes the language, for this browser and from now on. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  await speak(language);
}

async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await catalogues[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
