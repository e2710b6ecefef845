import type { World } from './world';

/** An API token of Strapi: of type `read-only`, `full-access`, or `custom` with these actions. */
export async function apiToken(world: World, type: string, permissions: string[] = []): Promise<string> {
  const name = `${type}-${Math.random()}`;
  const token = {
    name,
    description: '',
    type,
    lifespan: null,
    ...(type === 'custom' ? { permissions } : {}),
  };
  return (await world.admin.data<{ accessKey: string }>('POST', '/admin/api-tokens', token)).accessKey;
}
