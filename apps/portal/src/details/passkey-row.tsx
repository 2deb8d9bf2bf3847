import { IconKey } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { AskFirst } from '../ui/ask-first';
import { AskText } from '../ui/ask-text';
import { ProblemText } from '../ui/problem-text';
import ui from '../ui/ui.module.css';
import classes from './details.module.css';
import { passkeysQuery, removePasskey, renamePasskey } from './details.queries';
import type { Passkey } from './details.queries';

interface PasskeyRowProps {
  passkey: Passkey;
  /** Both say what has become of it. */
  onRenamed: (text: string) => void;
  onRemoved: (text: string) => void;
}

/** One passkey, and what can be done with it. */
export function PasskeyRow({ passkey, onRenamed, onRemoved }: PasskeyRowProps) {
  const { t } = useTranslation();
  const { id, name } = passkey;
  const remove = usePasskeyChange(
    () => removePasskey(id),
    () => onRemoved(t('passkeys.removed', { name })),
  );
  const rename = usePasskeyChange(
    (to: string) => renamePasskey(id, to),
    (to) => onRenamed(t('passkeys.renamed', { name: to })),
  );
  return (
    <li>
      <div className={`${ui.row} ${classes.passkey}`}>
        <PasskeyFacts passkey={passkey} />
        <div className={ui.buttons}>
          <AskText
            action={t('passkeys.rename')}
            title={t('passkeys.renameNamed', { name })}
            label={t('passkeys.newName')}
            value={name}
            maxLength={100}
            busy={rename.isPending}
            onConfirm={rename.mutate}
          />
          <AskFirst
            action={t('app.remove')}
            label={t('passkeys.remove', { name })}
            title={t('passkeys.removeTitle', { name })}
            text={t('passkeys.removeText')}
            busy={remove.isPending}
            onConfirm={() => remove.mutate()}
          />
        </div>
      </div>
      <ProblemText error={rename.error ?? remove.error} />
    </li>
  );
}

function PasskeyFacts({ passkey: { name, createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const format = useFormat();
  const used = lastUsedAt ? t('passkeys.used', { day: format.day(lastUsedAt) }) : t('passkeys.unused');
  return (
    <span>
      <strong>
        <IconKey size={18} aria-hidden /> {name}
      </strong>
      <small>
        {t('passkeys.added', { day: format.day(createdAt) })} · {used}
      </small>
    </span>
  );
}

/** A change of a passkey; the list is read anew whatever becomes of it. */
function usePasskeyChange<To = void>(change: (to: To) => Promise<unknown>, onDone: (to: To) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (_, to) => onDone(to),
    onSettled: () => queries.invalidateQueries(passkeysQuery),
  });
}
