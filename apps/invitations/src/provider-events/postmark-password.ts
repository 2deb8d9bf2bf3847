// Postmark signs nothing: the address of its webhooks holds a password, which comes as that of a sign-in (RFC 7617).

/** The password of these credentials; the name before it does not matter. @param authorization the header */
export function passwordIn(authorization: string): string {
  const [, credentials = ''] = /^basic +([\w+/=-]{1,1000})$/i.exec(authorization.trim()) ?? [];
  const text = Buffer.from(credentials, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
}
