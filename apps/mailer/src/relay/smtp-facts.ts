// What the relay's answer, or its silence, was: facts for the gate, which decides what they mean.
import type { OutcomeKind, SmtpStage } from '@portico/contracts/gate';
import type { Facts } from '../deliveries/ports';

const LONGEST_REPLY = 500;

const stages: Record<string, SmtpStage> = { 'MAIL FROM': 'mail', 'RCPT TO': 'rcpt', DATA: 'data' };

/** Errors of nodemailer about the mail itself, before a word was said to the relay. */
const ofTheMail = ['EENVELOPE', 'EMESSAGE', 'EREQUIRETLS'];

/** Errors of Node and OpenSSL about a connection that cannot be trusted, beside nodemailer's own ETLS. */
const ofTls =
  /^(ETLS|EPROTO|ERR_(TLS|SSL|OSSL)_\w+|CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|HOSTNAME_MISMATCH)$/;

interface SmtpError {
  code?: string;
  /** Of the system, where nodemailer has put its own in its place. */
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  message?: string;
}

/** The relay took the mail: `response` is its answer to the final dot. */
export function accepted(response: string): Facts {
  return { kind: 'accepted', stage: 'data', ...spoken(response) };
}

/** The relay refused, fell silent, or was never asked. `mayHaveLeft`: the mail's data was asked for before that. */
export function refused(error: SmtpError, mayHaveLeft = false): Facts {
  const stage = stages[error.command ?? ''] ?? 'connect';
  if (error.responseCode) {
    return { kind: 'rejected', stage, ...spoken(error.response ?? ''), code: error.responseCode };
  }
  const broken = mayHaveLeft ? ({ kind: 'connection', stage: 'data' } as const) : { kind: kindOf(error), stage: null };
  return { ...broken, code: null, enhancedCode: null, reply: clean(error.message ?? '') };
}

function kindOf({ code = '', originalCode = code }: SmtpError): OutcomeKind {
  if (ofTheMail.includes(code)) return 'unmade';
  return ofTls.test(code) || ofTls.test(originalCode) ? 'tls' : 'connection';
}

function spoken(response: string): Pick<Facts, 'code' | 'enhancedCode' | 'reply'> {
  const [, code, enhancedCode] = /^(\d{3})[ -](?:([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(response) ?? [];
  return { code: code ? Number(code) : null, enhancedCode: enhancedCode ?? null, reply: clean(response) };
}

/** What can be stored and shown: no control characters, and not without end. */
function clean(text: string): string | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ').slice(0, LONGEST_REPLY) || null;
}
