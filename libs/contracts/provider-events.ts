// What mail providers post of mails that they sent for us.

export const mailProviders = ['ses', 'sendgrid', 'mailgun', 'postmark'] as const;
export type MailProvider = (typeof mailProviders)[number];

/** The headers by which providers prove who they are; handed on as they come. What else proves it stands in the body. */
export const proofHeaders = [
  'authorization',
  'x-twilio-email-event-webhook-signature',
  'x-twilio-email-event-webhook-timestamp',
] as const;
export type ProofHeader = (typeof proofHeaders)[number];
