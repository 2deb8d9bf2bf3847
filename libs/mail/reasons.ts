import type { Locale } from './content';

/** Why somebody was not mailed, in a person's words: the problems at review, and the reasons of deliveries. */
export const reasons: Record<Locale, Record<string, string>> = {
  en: {
    no_email: 'has no email address',
    invalid_email: 'the email address is not valid',
    suppressed: 'mail to this address is suppressed',
    registered: 'is registered already',
    duplicate: 'another recipient has the same address',
    duplicate_send: 'another invitation to them was on its way',
    email_changed: 'the email address was changed meanwhile',
    revoked: 'the invitation was withdrawn',
    removed: 'is no longer a resident',
    superseded: 'a newer invitation was sent',
    cancelled: 'the send was cancelled',
    expired: 'it could not be delivered in time',
    uncertain: 'it was interrupted: it may have arrived or not',
    invalid_recipient: 'the address does not exist',
    mailbox_full: 'the mailbox is full',
    mailbox_inactive: 'the mailbox is not in use any more',
    blocked_reputation: 'the receiving server refuses our mail',
    content: 'the receiving server refused the content',
    transient_system: 'the receiving server had a problem',
    complaint: 'reported the mail as spam',
    rejected: 'the receiving server refused the mail',
    unreachable: 'the receiving server could not be reached',
    hard_bounce: 'the address bounced before',
    manual: 'staff suppressed this address',
    unsubscribe: 'unsubscribed from these emails',
    other: 'another reason',
  },
  es: {
    no_email: 'no tiene dirección de correo',
    invalid_email: 'la dirección de correo no es válida',
    suppressed: 'no se envía correo a esta dirección',
    registered: 'ya está registrado',
    duplicate: 'otro destinatario tiene la misma dirección',
    duplicate_send: 'otra invitación para esta persona ya estaba en camino',
    email_changed: 'la dirección de correo cambió entretanto',
    revoked: 'la invitación fue retirada',
    removed: 'ya no es residente',
    superseded: 'se envió una invitación más reciente',
    cancelled: 'el envío fue cancelado',
    expired: 'no se pudo entregar a tiempo',
    uncertain: 'el envío se interrumpió: puede haber llegado o no',
    invalid_recipient: 'la dirección no existe',
    mailbox_full: 'el buzón está lleno',
    mailbox_inactive: 'el buzón ya no está en uso',
    blocked_reputation: 'el servidor de destino rechaza nuestro correo',
    content: 'el servidor de destino rechazó el contenido',
    transient_system: 'el servidor de destino tuvo un problema',
    complaint: 'marcó el correo como no deseado',
    rejected: 'el servidor de destino rechazó el correo',
    unreachable: 'no se pudo contactar con el servidor de destino',
    hard_bounce: 'la dirección ya devolvió un correo',
    manual: 'el personal bloqueó esta dirección',
    unsubscribe: 'se dio de baja de estos correos',
    other: 'otro motivo',
  },
};

/** The reason in words, to stand after a name. A code without words of its own reads as "another reason". */
export function reasonIn(locale: Locale, code: string): string {
  const words = reasons[locale];
  return Object.hasOwn(words, code) ? words[code]! : words.other!;
}

// What became of somebody whom a message did not reach; `leftOut` is decided at review, the others are states of a delivery.
const outcomes: Record<Locale, Record<string, string>> = {
  en: {
    leftOut: 'left out',
    failed: 'not delivered',
    bounced: 'returned',
    complained: 'reported as spam',
    suppressed: 'not tried',
    cancelled: 'not sent',
    skipped: 'not sent',
  },
  es: {
    leftOut: 'excluido',
    failed: 'no entregado',
    bounced: 'devuelto',
    complained: 'marcado como no deseado',
    suppressed: 'no se intentó',
    cancelled: 'no enviado',
    skipped: 'no enviado',
  },
};

/** An outcome in words; as it is where there are none. */
export function outcomeIn(locale: Locale, outcome: string): string {
  return Object.hasOwn(outcomes[locale], outcome) ? outcomes[locale][outcome]! : outcome;
}
