import type { Feature } from '../../shared/feature';
import { grants } from '../../../../contracts/grants';
import { service } from '../../shared/service';
import { leadConvertController, leadConvertPanelController } from './controller';
import { leadConvertRoutes } from './routes';
import { eraseConversions } from './row';
import { leadConversionSchema } from './schema';
import { leadConvertService } from './service';

/** Leads that become entries of the application; the entries of an erased person stay the site's. */
export const convert = {
  routes: leadConvertRoutes,
  controllers: {
    'lead-convert-panel': leadConvertPanelController,
    [grants.leadsConvert]: leadConvertController,
  },
  services: { leadConvert: leadConvertService },
  contentTypes: { 'lead-conversion': { schema: leadConversionSchema } },
  bootstrap({ strapi }) {
    service(strapi, 'leadConvert').check();
    service(strapi, 'leadPrivacy').register('conversions', (trx, { leadIds }) =>
      eraseConversions(strapi, trx, leadIds),
    );
  },
} satisfies Feature;
