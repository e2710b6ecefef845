import { grants } from '../../../contracts/grants';
import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { createBudgets } from './budget';
import { letterController, streamController, syncController } from './controller';
import { registerErasers } from './erase';
import { scheduleSync } from './jobs';
import { readSync } from './metrics';
import { syncRoutes } from './routes';
import { deadLetterSchema, runSchema, streamSchema } from './schema';
import { ensureSeen } from './seen';
import { syncService } from './service';
import { letterTable, letterUid } from './letters/row';

/** Pulls the people around connected accounts into leads. */
export const sync = {
  routes: syncRoutes,
  controllers: {
    [grants.fansSync]: syncController,
    'sync-stream': streamController,
    'dead-letter': letterController,
  },
  services: { sync: syncService },
  contentTypes: {
    'sync-stream': { schema: streamSchema },
    'sync-run': { schema: runSchema },
    'dead-letter': { schema: deadLetterSchema },
  },
  register: ({ strapi }) =>
    service(strapi, 'secrets').keep({
      uid: letterUid,
      table: letterTable,
      rowKey: 'documentId',
      columns: { rowSealed: 'row_sealed' },
    }),
  async bootstrap({ strapi }) {
    await ensureSeen(strapi);
    const budgets = createBudgets(strapi);
    await budgets.prepare();
    service(strapi, 'sync').useBudgets(budgets);
    scheduleSync(strapi, budgets);
    registerErasers(strapi);
    service(strapi, 'metrics').source('sync', () => readSync(strapi));
  },
} satisfies Feature;
