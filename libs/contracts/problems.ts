// Every error a client can meet: a stable code, its HTTP status and its title. Other programs rely on these words.

/** One wrong field of a request. `field` is a path such as `selection.ids[3]`; `code` a stable word; `message` a plain sentence. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

const problems = {
  'request.malformed': [400, 'The request cannot be read'],
  'cursor.invalid': [400, 'The cursor is not one of ours'],
  'auth.required': [401, 'Not signed in'],
  'auth.wrong_credentials': [401, 'The address or the password is wrong'],
  'feedback.unverified': [401, 'It is not proven who sent this'],
  'internal.unauthorized': [401, 'Not a service of this installation'],
  'auth.forbidden': [403, 'Not allowed'],
  'auth.csrf': [403, 'The request does not come from our own pages'],
  'internal.forbidden': [403, 'This service may not call here'],
  'community.forbidden': [403, 'This community is not assigned to you'],
  'activation.nonce_invalid': [403, 'This page is too old or was used already'],
  'passkey.challenge_invalid': [403, 'This attempt is too old or was made elsewhere'],
  'route.not_found': [404, 'There is nothing here'],
  'resource.not_found': [404, 'Not found'],
  'invitation.unknown': [404, 'This link was never issued'],
  'sign_in.unknown': [404, 'This link was never issued'],
  'unsubscribe.unknown': [404, 'This link was never issued'],
  'method.not_allowed': [405, 'This method is not allowed here'],
  'resident.email_taken': [409, 'Another property has this email'],
  'resident.already_active': [409, 'The resident is already active'],
  'resident.inactive': [409, 'The resident is inactive'],
  'resident.wrong_state': [409, 'The resident is in another state'],
  'recipient.suppressed': [409, 'Mail to this address is suppressed'],
  'invitation.none': [409, 'There is no open invitation'],
  'account.confirm_link': [409, 'Another account is signed in'],
  'account.email_taken': [409, 'Another user has this email'],
  'community.email_conflicts': [409, 'Some properties share an email'],
  'property.has_residents': [409, 'The property has residents'],
  'property.account_number_taken': [409, 'Another property has this account number'],
  'message.wrong_state': [409, 'The message is in another state'],
  'message.has_deliveries': [409, 'The message was mailed to somebody'],
  'message.nothing_to_retry': [409, 'There is nothing to retry'],
  'relay.standard': [409, 'The standard relay is that of the settings'],
  'maintenance.wrong_state': [409, 'The maintenance request is in another state'],
  'maintenance.too_many_comments': [409, 'The maintenance request has too many comments'],
  'suppression.exists': [409, 'The address is suppressed already'],
  'passkey.exists': [409, 'This passkey is known already'],
  'passkey.too_many': [409, 'There are too many passkeys'],
  'staff.last_administrator': [409, 'The last administrator stays'],
  'invitation.expired': [410, 'The link has expired'],
  'invitation.revoked': [410, 'The invitation was withdrawn'],
  'invitation.superseded': [410, 'A newer link was sent'],
  'invitation.used': [410, 'The link was used already'],
  'sign_in.expired': [410, 'The link has expired'],
  'sign_in.used': [410, 'The link was used already'],
  'request.too_large': [413, 'The request is too large'],
  'attachment.too_large': [413, 'The attachment is too large'],
  'attachment.too_many': [413, 'There are too many attachments'],
  'import.too_large': [413, 'The file is too large'],
  'request.unsupported_type': [415, 'The content type is not supported'],
  'attachment.type_not_allowed': [415, 'Files of this type are not allowed'],
  'validation.failed': [422, 'A field is wrong'],
  'resident.no_email': [422, 'The resident has no email'],
  'passkey.refused': [422, 'The passkey was not accepted'],
  'message.no_recipients': [422, 'There is nobody to mail'],
  'idempotency.key_reused': [422, 'The key was used with another request'],
  'rate.limited': [429, 'Too many requests'],
  internal: [500, 'Something went wrong on our side'],
  'service.unavailable': [503, 'A part of the system does not answer'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

export interface ProblemExtra {
  errors?: FieldError[];
  /** Seconds until it is worth trying again; becomes the `Retry-After` header. */
  retryAfterSeconds?: number;
}

/** A refusal with a stable code. The status and the title follow from the code; `detail` is a sentence for a person. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    extra: ProblemExtra = {},
  ) {
    super(`${code}${detail ? `: ${detail}` : ''}`);
    this.name = 'Problem';
    [this.status, this.title] = problems[code];
    this.errors = extra.errors;
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }
}

/** Whether a word that came over the wire is one of our codes. */
export function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problems, code);
}

/** A 422 that names one field. */
export function wrongField(field: string, code: string, message: string): Problem {
  return new Problem('validation.failed', message, { errors: [{ field, code, message }] });
}

/** A 404 for a thing that does not exist or belongs to another organization: the two look alike. */
export function notFound(thing: string): Problem {
  return new Problem('resource.not_found', `There is no such ${thing}.`);
}
