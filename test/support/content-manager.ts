import type { Reply } from './http';
import type { World } from './world';

/** Strapi's own doors to a content type, as an administrator would knock; `id` is a stored document's. */
export function knock(world: World, uid: string, id: string): Record<string, () => Promise<Reply>> {
  const manager = (method: string, path: string, json?: unknown) => () =>
    world.admin.call(method, `/content-manager${path}`, json);
  const type = `/collection-types/${uid}`;
  const data = { name: 'x', provider: 'x', baseUrl: 'x', stage: 'started', action: 'login.failed' };
  return {
    list: manager('GET', type),
    'filtered list': manager('GET', `${type}?filters[id][$gt]=0&populate=*`),
    search: manager('GET', `${type}?_q=a`),
    'one document': manager('GET', `${type}/${id}`),
    create: manager('POST', type, data),
    update: manager('PUT', `${type}/${id}`, data),
    delete: manager('DELETE', `${type}/${id}`),
    'bulk delete': manager('POST', `${type}/actions/bulkDelete`, { documentIds: [id] }),
    publish: manager('POST', `${type}/${id}/actions/publish`, data),
    clone: manager('POST', `${type}/clone/${id}`, data),
    'automatic clone': manager('POST', `${type}/auto-clone/${id}`),
    'single type': manager('GET', `/single-types/${uid}`),
    'single type update': manager('PUT', `/single-types/${uid}`, data),
    relations: manager('GET', `/relations/${uid}/${id}/userId`),
    'available relations': manager('GET', `/relations/${uid}/userId?id=${id}`),
    'uid generator': manager('POST', '/uid/generate', { contentTypeUID: uid, field: 'name', data }),
    'uid check': manager('POST', '/uid/check-availability', {
      contentTypeUID: uid,
      field: 'name',
      value: 'a',
    }),
  };
}

/** An API token of Strapi that may do everything the content API offers. */
export async function fullAccessToken(world: World): Promise<string> {
  const token = { name: 'everything', description: '', type: 'full-access', lifespan: null };
  return (await world.admin.data<{ accessKey: string }>('POST', '/admin/api-tokens', token)).accessKey;
}
