/** The languages of both web apps, each under its own name. */
export const languages = { en: 'English', es: 'Español' } as const;
export type Language = keyof typeof languages;

/** As dates, sums and zones are written where the communities are; mails write them so too. */
export const regions = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>;

/** The first of these BCP 47 tags that we speak, else English. */
export function languageOf(tags: readonly (string | null)[]): Language {
  const spoken = tags.map((tag) => tag?.slice(0, 2).toLowerCase());
  return spoken.find((tag): tag is Language => tag !== undefined && tag in languages) ?? 'en';
}
