import type { Fields } from './mail-fields';

/** A mail that came back, taken apart. */
export interface CameBack {
  headers: Fields;
  /** What a person reads in it, without the mail that it returns. */
  notice: string;
  /** Its delivery status, as text (RFC 3464); empty where it has none. */
  delivery: string;
  /** Its feedback report, as text (RFC 5965). */
  feedback: string | null;
  /** The headers of each mail that it returns. */
  returned: Fields[];
  /** Whatever else of it is text. */
  other: string;
}
