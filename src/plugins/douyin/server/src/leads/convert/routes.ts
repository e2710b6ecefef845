import { grants } from '../../../../contracts/grants';
import { leadConvertContracts } from '../../../../contracts/lead-convert';
import { panelRoute, panelRouter, siteRoute, siteRouter } from '../rights/http';

const { maps, convert, conversions } = leadConvertContracts;

/** Routes for converting leads. */
export const leadConvertRoutes = {
  'lead-convert-api': siteRouter([
    siteRoute(maps, grants.leadsConvert, 'maps'),
    siteRoute(convert, grants.leadsConvert, 'convert'),
    siteRoute(conversions, grants.leadsConvert, 'find'),
  ]),
  'lead-convert-panel': panelRouter([
    panelRoute(maps, 'lead-convert-panel.maps', 'convert'),
    panelRoute(convert, 'lead-convert-panel.convert', 'convert'),
    panelRoute(conversions, 'lead-convert-panel.find', 'read'),
  ]),
};
