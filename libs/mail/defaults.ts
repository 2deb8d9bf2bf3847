import type { Locale } from './content';

/** What staff write: a subject and a Markdown body, both with merge fields. */
export interface Written {
  subject: string;
  body: string;
}

const invitations: Record<Locale, Written> = {
  en: {
    subject: 'Your {{communityName}} portal account is ready',
    body: `{{communityName}} has opened an online portal, and an account for **{{propertyName}}** is waiting for you. With it you can:

- see your balance, your invoices and your account history
- ask for a repair and follow what becomes of it
- read the notices of your community
- find its documents, from the rules to the CC&Rs

There is no password to choose: the button signs you in.

{{activationButton}}

If you have a question, just reply to this email.`,
  },
  es: {
    subject: 'Su cuenta en el portal de {{communityName}} está lista',
    body: `{{communityName}} ha abierto un portal en línea, y ya hay una cuenta para **{{propertyName}}** a su nombre. Con ella puede:

- ver su saldo, sus facturas y el historial de su cuenta
- pedir una reparación y seguir en qué estado se encuentra
- leer los avisos de su comunidad
- consultar sus documentos, desde el reglamento hasta los estatutos

No tiene que elegir ninguna contraseña: el botón le da acceso directo.

{{activationButton}}

Si tiene alguna pregunta, responda a este correo.`,
  },
};

const notices: Record<Locale, Written> = {
  en: {
    subject: 'A notice from {{communityName}}',
    body: 'There is news from {{communityName}} for the residents of {{propertyName}}.',
  },
  es: {
    subject: 'Un aviso de {{communityName}}',
    body: 'Hay novedades de {{communityName}} para los residentes de {{propertyName}}.',
  },
};

/** What an invitation says until staff change it: what the portal is for, and the button. */
export function invitationDefaults(locale: Locale): Written {
  return invitations[locale];
}

/** Where a notice starts: staff write over it. */
export function noticeDefaults(locale: Locale): Written {
  return notices[locale];
}
