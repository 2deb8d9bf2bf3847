import type { en } from './en';

/** The same keys as English, each with some text. */
type Same<T> = { [Key in keyof T]: T[Key] extends string ? string : Same<T[Key]> };

/** What a language must say. */
export type Words = Same<typeof en>;
