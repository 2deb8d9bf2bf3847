import { IconBook2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import classes from './home-page.module.css';

/** The instruction guide: the community's, or ours. */
export function GuideCard() {
  const { t } = useTranslation();
  const { instructionGuideUrl } = useProfile();
  return (
    <Card title={t('home.guide')}>
      <div className={classes.guide}>
        <IconBook2 size={28} stroke={1.6} aria-hidden />
        <div>
          <p>{t('home.guideText')}</p>
          <a href={instructionGuideUrl} target="_blank" rel="noreferrer">
            {t('home.guideOpen')}
          </a>
        </div>
      </div>
    </Card>
  );
}
