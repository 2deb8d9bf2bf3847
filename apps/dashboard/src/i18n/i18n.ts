// i18next: plurals and slots by Intl, keys checked by the compiler, and only the chosen language is loaded.
import i18next from 'i18next';
import type { ParseKeys } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Words } from './words';

/** The languages, each under its own name. */
export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;

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
  const wanted = [localStorage.getItem(kept), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  await speak(wanted.find((tag): tag is Language => tag !== null && tag in languages) ?? 'en');
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
