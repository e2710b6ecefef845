import { leadSettingContracts as contracts } from '../../../../contracts/lead-settings';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { mapSettings, saveMaps } from '../convert/maps';
import { keySettings, saveKeys } from '../duplicates/keys';

/** HTTP of what a site settles about leads. */
export const leadSettingsController = ({ strapi }: Context) => ({
  maps: action(contracts.maps, () => mapSettings(strapi)),
  saveMaps: action(contracts.saveMaps, ({ body }) => saveMaps(strapi, body)),
  keys: action(contracts.keys, () => keySettings(strapi)),
  saveKeys: action(contracts.saveKeys, ({ body }) => saveKeys(strapi, body)),
});
