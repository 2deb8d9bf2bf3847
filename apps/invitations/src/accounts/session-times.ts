/** How long a sign-in link works. */
export const SIGN_IN_MINUTES = 15;

/** How long a session lives after it was last used. */
export const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;
