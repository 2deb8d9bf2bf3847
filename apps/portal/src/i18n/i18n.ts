// i18next: plurals and slots by Intl, keys checked by the compiler, and only the chosen language is loaded.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { languageOf } from '@portico/web/language';
import type { Language } from '@portico/web/language';
import { speakOfGaps } from './validity';
import type { Words } from './words';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

const catalogues: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('./en')).en,
  es: async () => (await import('./es')).es,
};

/** Loads the language of the account, else the browser's, else English. */
export async function startI18n(locale: string | null): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(languageOf([locale, ...navigator.languages]));
  speakOfGaps();
}

/** Changes the language on screen; that of the account is the API's. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await catalogues[language]());
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
