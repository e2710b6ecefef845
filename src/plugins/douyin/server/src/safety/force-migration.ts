import type { Core } from '@strapi/strapi';

/** Warns at boot while one start without this plugin would drop its tables. */
export function warnOfForceMigration(strapi: Core.Strapi): void {
  if (strapi.config.get('database.settings.forceMigration') === false) return;
  strapi.log.warn(
    'Douyin: Strapi drops the tables of a plugin that is missing for one start. Set `settings: { forceMigration: false }` ' +
      'in config/database to keep apps, accounts and tokens.',
  );
}
