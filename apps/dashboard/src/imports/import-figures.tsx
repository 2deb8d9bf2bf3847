import { useTranslation } from 'react-i18next';
import { Figures } from './figures';
import type { Import } from './imports.queries';

const figures = ['rows', 'created', 'updated', 'skipped', 'failed'] as const;

/** How many people an import makes and changes, or would. */
export function ImportFigures({ of }: { of: Import }) {
  const { t } = useTranslation();
  const words = of.dryRun ? 'imports.would' : 'imports.did';
  const told = figures.map((figure) => ({
    name: t(`${words}.${figure}`),
    value: of[figure],
    warns: figure === 'failed',
  }));
  return <Figures figures={told} />;
}
