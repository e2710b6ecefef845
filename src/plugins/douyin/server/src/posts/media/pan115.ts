import type { Core } from '@strapi/strapi';
import type { MediaSource } from '../../../../contracts/post-views';
import { service } from '../../shared/service';
import type { Address } from './fetched';

/** What we call ourselves towards 115, whose addresses are bound to the name that asked for them. */
const userAgent = 'strapi-plugin-douyin';

/** Where a file of a 115 drive is fetched from now; the address lives a short time. Throws `API_*`, `AUTH_*` and CONFIG_INVALID. */
export async function driveAddress(
  strapi: Core.Strapi,
  { accountId, pickCode }: Extract<MediaSource, { from: 'pan115' }>,
): Promise<Address> {
  const asked = { pickCode, userAgent };
  const { url, name } = await service(strapi, 'api').callPan115(accountId, 'downloadAddress', asked);
  return { url, name, userAgent };
}
