// What counts as an email address, and when two are the same (B9): trimmed, and without case.
import { isEmail } from 'class-validator';

/** Whether `text`, trimmed, can be mailed: one address, no display name, at most 254 characters. */
export function isEmailAddress(text: string): boolean {
  return isEmail(text.trim()) && text.trim().length <= 254;
}

/** The form in which addresses are compared and kept unique. */
export function normalizeEmail(text: string): string {
  return text.trim().toLowerCase();
}

/** That form of an address that may be missing. */
export function emailKeyOf(email: string | null): string | null {
  return email === null ? null : normalizeEmail(email);
}
