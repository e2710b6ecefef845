import type { World } from './world';

/** How often owners were asked for consent so far. */
export async function consentRequests(world: World): Promise<number> {
  const rows = await world.tables('douyin_incidents').whereIn('kind', ['grant-lost', 'grant-unknown']);
  return rows.length;
}

/** The kinds of what was told about so far, in order. */
export async function toldKinds(world: World): Promise<string[]> {
  const rows = (await world.tables('douyin_incidents').orderBy('id')) as { kind: string }[];
  return rows.map(({ kind }) => kind);
}

/** Why an account gives no access token; null when it gives one. */
export async function lostWith(world: World, accountId: string): Promise<string | null> {
  return world.strapi
    .run(`await strapi.plugin('douyin').service('tokens').get('${accountId}')`)
    .then(() => null)
    .catch((error: { code?: string }) => error.code ?? 'unknown');
}
