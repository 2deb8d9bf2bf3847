import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemText } from '../ui/problem-text';
import { Said } from '../ui/said';
import ui from '../ui/ui.module.css';
import classes from './details.module.css';
import { hasPasskeys, passkeysQuery } from './details.queries';
import { PasskeyForm } from './passkey-form';
import { PasskeyRow } from './passkey-row';

/** The passkeys of the account, and the way to one more. */
export function PasskeyList() {
  const { t } = useTranslation();
  const { data, error } = useQuery(passkeysQuery);
  const [done, setDone] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const onRemoved = (text: string) => {
    setDone(text);
    place.current?.focus(); // the button that had it is gone with its row
  };
  return (
    <div ref={place} tabIndex={-1} className={`${ui.stack} ${classes.place}`}>
      <p>{t('passkeys.lead')}</p>
      <ProblemText error={error} />
      {data && data.length > 0 && (
        <ul className={ui.rows}>
          {data.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onRenamed={setDone} onRemoved={onRemoved} />
          ))}
        </ul>
      )}
      <Said>{done !== '' && done}</Said>
      {hasPasskeys() ? <PasskeyForm /> : <p className={ui.small}>{t('passkeys.unsupported')}</p>}
    </div>
  );
}
