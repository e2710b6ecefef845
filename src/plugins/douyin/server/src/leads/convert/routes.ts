import { grants } from '../../../../contracts/grants';
import { leadConvertContracts as contracts } from '../../../../contracts/lead-convert';
import { bothRouters, panelRoute } from '../rights/http';

/** Routes for converting leads. */
export const leadConvertRoutes = bothRouters(
  'lead-convert',
  'lead-convert-panel',
  [
    [contracts.maps, 'maps', grants.leadsConvert, 'convert'],
    [contracts.convert, 'convert', grants.leadsConvert, 'convert'],
    [contracts.conversions, 'find', grants.leadsConvert, 'read'],
  ],
  [panelRoute(contracts.offers, 'lead-convert-panel.offers', 'convert')],
);
