import type { Core } from '@strapi/strapi';
import { findClient } from './row';

/** What people are shown of a client beside its name. */
export async function logoOf(
  strapi: Core.Strapi,
  id: string,
): Promise<{ logo: string | null; homepage: string | null }> {
  const { logo, homepage } = await findClient(strapi, id);
  return { logo, homepage };
}
