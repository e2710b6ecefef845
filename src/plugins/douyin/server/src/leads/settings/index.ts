import { leadSettingContracts as contracts } from '../../../../contracts/lead-settings';
import type { Feature } from '../../shared/feature';
import { panelRoute, panelRouter } from '../rights/http';
import { leadSettingsController } from './controller';
import { leadSettingSchema } from './schema';

const routes = {
  'lead-settings-panel': panelRouter([
    panelRoute(contracts.maps, 'lead-settings.maps', 'settings'),
    panelRoute(contracts.saveMaps, 'lead-settings.saveMaps', 'settings'),
    panelRoute(contracts.keys, 'lead-settings.keys', 'settings'),
    panelRoute(contracts.saveKeys, 'lead-settings.saveKeys', 'settings'),
  ]),
};

/** What a site settles about leads in the panel, beside its configuration. */
export const settings = {
  routes,
  controllers: { 'lead-settings': leadSettingsController },
  contentTypes: { 'lead-setting': { schema: leadSettingSchema } },
} satisfies Feature;
