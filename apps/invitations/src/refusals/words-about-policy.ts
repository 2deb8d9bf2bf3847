// What servers say of their rules. It counts where no code says more: rules are spoken of in every other refusal.
import type { WordTable } from './word-table';

export const wordsAboutPolicy: WordTable = [
  [
    'blocked_reputation',
    [
      'polic(y|ies)',
      'protocol violation',
      'header error',
      'administrative(ly)? (prohibit|prohibition|denied|reject|block)',
      'administrator * (prohibit|denied|reject|block)',
      'prohibited by',
      'security (reason|polic)',
      '(message|mail) (was )?refused',
      'failed to delivery',
      'you are not allowed',
      'access (is )?denied',
      'not accepted here',
      'organizational settings',
      '(members?|subscribers?) only',
      'not (a member|subscribed)',
      'non member',
      'closed mailing list',
      'nemáte oprávnění',
      '(nicht die erforderlichen|keine) berechtigung',
      "(vous n'avez pas|sans) (l')?autorisation",
      'no (tiene|tienes) permiso',
      '(non hai|non disponi) * (autorizzazion|permess)',
      '(não tem|sem) permissão',
      'geen (rechten|toestemming)',
      'nie masz uprawnień',
      'нет (прав|разрешения)',
      '権限',
    ],
  ],
];
