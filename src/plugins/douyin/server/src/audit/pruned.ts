import type { Core } from '@strapi/strapi';

const store = (strapi: Core.Strapi) =>
  strapi.store({ type: 'plugin', name: 'douyin', key: 'audit-pruned-until' });

/** Whether old lines were ever removed on purpose; only then may a chain begin after its first line. */
export const isPruned = async (strapi: Core.Strapi): Promise<boolean> =>
  (await store(strapi).get({})) !== null;

/** Notes, before it is done, that lines from before a moment are removed. */
export const notePruning = (strapi: Core.Strapi, until: Date): Promise<void> =>
  store(strapi).set({ value: until.toISOString() });
