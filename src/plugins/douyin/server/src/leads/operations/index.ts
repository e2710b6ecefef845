import type { Feature } from '../../shared/feature';
import { operationController } from './controller';
import { operationRoutes } from './routes';
import { leadOperationItemSchema, leadOperationSchema } from './schema';
import { scheduleOperations } from './work';

/** Changes of many leads at once, which can be undone. */
export const operations = {
  routes: operationRoutes,
  controllers: { 'lead-operations': operationController },
  contentTypes: {
    'lead-operation': { schema: leadOperationSchema },
    'lead-operation-item': { schema: leadOperationItemSchema },
  },
  bootstrap: ({ strapi }) => scheduleOperations(strapi),
} satisfies Feature;
