import type { Core } from '@strapi/strapi';
import { metricsService } from '../metrics/service';
import { countRefresh, nameRefreshes } from './metrics';

it('lets the first grant that ends be an increase', async () => {
  const bare = { log: { warn: () => undefined } } as unknown as Core.Strapi;
  const metrics = metricsService({ strapi: bare });
  const strapi = { plugin: () => ({ service: () => metrics }) } as unknown as Core.Strapi;
  const line = async () =>
    (await metrics.text()).text
      .split('\n')
      .find((one) => one.includes('provider="pan115",call="refresh",result="dead"'));
  nameRefreshes(strapi);
  expect(await line()).toMatch(/ 0$/);
  countRefresh(strapi, { provider: 'pan115' }, 'refresh', 'dead');
  expect(await line()).toMatch(/ 1$/);
});
