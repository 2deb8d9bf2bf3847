import postcssPresetMantine from 'postcss-preset-mantine';
import { webApp } from '../../vite.web.mts';

export default webApp(
  { root: import.meta.dirname, base: '/', gateway: ['/api', '/portal', '/set-password'] },
  { css: { postcss: { plugins: [postcssPresetMantine()] } } },
);
