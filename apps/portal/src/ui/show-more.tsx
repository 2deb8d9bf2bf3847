import { useTranslation } from 'react-i18next';
import { Button } from './button';

interface More {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** Goes on with a list. */
export function ShowMore({ more }: { more: More }) {
  const { t } = useTranslation();
  if (!more.hasNextPage) return null;
  return (
    <Button quiet busy={more.isFetchingNextPage} onClick={() => void more.fetchNextPage()}>
      {t('app.more')}
    </Button>
  );
}
