import type { Feature } from '../shared/feature';
import { tellAnonymousToLogIn } from './anonymous';
import { gateDocuments, hideFromGraphql, showOpenTypes } from './document-gate';
import { warnOfForceMigration } from './force-migration';
import { redactLog } from './log-redaction';
import { keepRolePermissions } from './role-permissions';

/** Keeps the plugin's data from being read past its routes, printed in logs, or lost with a start without it. */
export const safety = {
  register({ strapi }) {
    redactLog(strapi);
    tellAnonymousToLogIn(strapi);
    gateDocuments(strapi);
    showOpenTypes(strapi);
    hideFromGraphql(strapi);
  },
  async bootstrap({ strapi }) {
    warnOfForceMigration(strapi);
    await keepRolePermissions(strapi);
  },
} satisfies Feature;
