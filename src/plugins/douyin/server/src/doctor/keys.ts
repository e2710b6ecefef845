import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { found, type Check } from './finding';

/** The encryption keys: there, the ones that sealed what is stored, and all that stored values name. */
export const keys: Check = async ({ strapi }) => {
  try {
    const { mark, key, isGenerated, sealed, former, unknown } = await service(strapi, 'secrets').examine();
    if (mark === 'foreign') return [found('keys.locked', { key })];
    if (unknown.length > 0) {
      const count = unknown.reduce((sum, one) => sum + one.count, 0);
      const ids = [...new Set(unknown.map(({ id }) => id))].join(', ');
      return [found('keys.unknown', { ids, count })];
    }
    return [
      former > 0
        ? found('keys.former', { key, count: former })
        : found('keys.sealed', { key, count: sealed }),
      ...(isGenerated ? [found('keys.generated', { key })] : []),
    ];
  } catch (error) {
    if (!(error instanceof PluginError) || error.code !== 'CONFIG_UNSAFE') throw error;
    return [found('keys.refused', { text: error.message })];
  }
};
