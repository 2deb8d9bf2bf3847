import { IconChevronDown } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../session/session.queries';
import { useProfile } from '../session/use-profile';
import classes from './home-switch.module.css';

/** The home that is open; with more than one the way to the others. */
export function HomeSwitch() {
  const { t } = useTranslation();
  const { residentId, propertyName } = useProfile();
  const { profiles } = useSuspenseQuery(meQuery).data;
  const { ref, close, onKeyDown, onBlur } = useDisclosed();
  if (profiles.length === 1) return <p className={classes.one}>{propertyName}</p>;
  return (
    <details ref={ref} className={classes.switch} onKeyDown={onKeyDown} onBlur={onBlur}>
      <summary className={classes.summary} aria-label={t('app.switchHome', { home: propertyName })}>
        {propertyName}
        <IconChevronDown size={18} aria-hidden />
      </summary>
      <ul className={classes.list}>
        {profiles.map((profile) => (
          <li key={profile.residentId}>
            <Link
              to="/homes/$residentId"
              params={{ residentId: profile.residentId }}
              aria-current={profile.residentId === residentId ? 'true' : undefined}
              onClick={close}
            >
              <strong>{profile.propertyName}</strong>
              <small>
                {profile.communityName} · {t(`app.${profile.kind}`)}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A disclosure that closes when one leaves it or presses Escape. */
function useDisclosed() {
  const ref = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (ref.current) ref.current.open = false;
  };
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !ref.current?.open) return;
    close();
    ref.current.querySelector('summary')?.focus();
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent) => {
    // Nobody to go to: a press on the list itself, which follows right away.
    if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
  };
  return { ref, close, onKeyDown, onBlur };
}
