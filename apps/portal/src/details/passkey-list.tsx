import { IconKey } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { AskFirst } from '../ui/ask-first';
import { ProblemText } from '../ui/problem-text';
import ui from '../ui/ui.module.css';
import { hasPasskeys, passkeysQuery, removePasskey } from './details.queries';
import type { Passkey } from './details.queries';
import { PasskeyForm } from './passkey-form';

/** The passkeys of the account, and the way to one more. */
export function PasskeyList() {
  const { t } = useTranslation();
  const { data, error } = useQuery(passkeysQuery);
  return (
    <div className={ui.stack}>
      <p>{t('passkeys.lead')}</p>
      <ProblemText error={error} />
      {data && data.length > 0 && (
        <ul className={ui.rows}>
          {data.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {hasPasskeys() ? <PasskeyForm /> : <p className={ui.small}>{t('passkeys.unsupported')}</p>}
    </div>
  );
}

function PasskeyRow({ passkey: { id, name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => removePasskey(id),
    onSettled: () => queries.invalidateQueries(passkeysQuery),
  });
  const used = lastUsedAt ? t('passkeys.used', { day: format.day(lastUsedAt) }) : t('passkeys.unused');
  return (
    <li>
      <div className={ui.row}>
        <span>
          <strong>
            <IconKey size={18} aria-hidden /> {name}
          </strong>
          <small>
            {t('passkeys.added', { day: format.day(createdAt) })} · {used}
          </small>
          <ProblemText error={error} />
        </span>
        <AskFirst
          action={t('app.remove')}
          label={t('passkeys.remove', { name })}
          title={t('passkeys.removeTitle', { name })}
          text={t('passkeys.removeText')}
          busy={isPending}
          onConfirm={() => mutate()}
        />
      </div>
    </li>
  );
}
