import { webApp } from '../../vite.web.mts';

// The plain pages under /portal are the gateway's (apps/gateway/src/pages).
export default webApp({
  root: import.meta.dirname,
  base: '/portal/',
  gateway: ['/api', '/guide', '/portal/activate', '/portal/link-sent', '/portal/sign-in', '/portal/sign-out'],
});
