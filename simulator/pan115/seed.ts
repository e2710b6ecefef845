import type { Pan115App } from './world';

/** The demo app's id at 115, for scripts and documents. */
export const DEMO_PAN115_CLIENT_ID = '100115001';

/** Its secret; it opens nothing but this simulator. */
export const DEMO_PAN115_CLIENT_SECRET = 'sim0pan0115demo0secret0opens0not';

/** The 115 apps of the seed world. */
export const seedPan115Apps = (): Pan115App[] => [
  {
    client_id: DEMO_PAN115_CLIENT_ID,
    client_secret: DEMO_PAN115_CLIENT_SECRET,
    name: '河畔书店网盘',
    domains: ['site.example', '127.0.0.1', 'localhost'],
    stage: 'online',
  },
];
