import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { secretsService } from './service';

/** Keeps the keys: seals what must not be readable at rest, and stops when the keys are not the ones that sealed. */
export const secrets = {
  services: { secrets: secretsService },
  async bootstrap({ strapi }) {
    await service(strapi, 'secrets').verify();
  },
} satisfies Feature;
