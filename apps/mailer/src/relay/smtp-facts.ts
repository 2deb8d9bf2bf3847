// What the relay's answer, or its silence, was: facts for the gate, which decides what they mean.
import type { SmtpStage } from '@portico/contracts/gate';
import type { Facts } from '../deliveries/ports';

const LONGEST_REPLY = 500;

const stages: Record<string, SmtpStage> = { 'MAIL FROM': 'mail', 'RCPT TO': 'rcpt', DATA: 'data' };

/** Errors of nodemailer about the mail itself, before a word was said to the relay. */
const ofTheMail = ['EENVELOPE', 'EMESSAGE', 'EREQUIRETLS'];

interface SmtpError {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  message?: string;
}

/** The relay took the mail: `response` is its answer to the final dot. */
export function accepted(response: string): Facts {
  return { kind: 'accepted', stage: 'data', ...spoken(response) };
}

/** The relay refused, fell silent, or was never asked. */
export function refused(error: SmtpError): Facts {
  const stage = stages[error.command ?? ''] ?? 'connect';
  if (error.responseCode) {
    return { kind: 'rejected', stage, ...spoken(error.response ?? ''), code: error.responseCode };
  }
  const kind = ofTheMail.includes(error.code ?? '') ? 'unmade' : 'connection';
  return { kind, stage: null, code: null, enhancedCode: null, reply: clean(error.message ?? '') };
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
