import type { Feature } from '../../shared/feature';
import { service } from '../../shared/service';
import { leadExportController, leadImportController } from './controller';
import { registerErasers } from './erase';
import { leadFileRoutes } from './routes';
import { leadExportSchema, leadImportMarkSchema, leadImportSchema } from './schema';
import { leadFilesService } from './service';

/** Leads as files, out and in; a part of the leads. */
export const leadFiles = {
  routes: leadFileRoutes,
  controllers: { 'lead-export': leadExportController, 'lead-import': leadImportController },
  services: { leadFiles: leadFilesService },
  contentTypes: {
    'lead-export': { schema: leadExportSchema },
    'lead-import': { schema: leadImportSchema },
    'lead-import-mark': { schema: leadImportMarkSchema },
  },
  async bootstrap({ strapi }) {
    registerErasers(strapi);
    await service(strapi, 'leadFiles').prepare();
  },
} satisfies Feature;
