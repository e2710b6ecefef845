import type { Core } from '@strapi/strapi';
import {
  dropGrant,
  dropOfGrant,
  dropRecord,
  findRecord,
  spendRecord,
  storeRecord,
  type Found,
  type Payload,
} from '../records/store';
import { noteReplay } from '../trail';
import { asOffered, findMetadata } from './client';
import { isLate, noteLate } from './grace';
import type { LibraryModule } from './types';

type Stored = Payload & { consumed?: number };

/** What the library asks of a store, for one model. */
type Adapter = {
  upsert(id: string, payload: Payload, ttlSeconds: number): Promise<void>;
  find(id: string): Promise<Record<string, unknown> | undefined>;
  findByUid(uid: string): Promise<undefined>;
  findByUserCode(code: string): Promise<undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
};

const nothing = async (): Promise<undefined> => undefined;

/** A store that keeps nothing: who is signed in is ours to know, and the library's session would remember it as well. */
const empty: Adapter = {
  upsert: nothing,
  find: nothing,
  findByUid: nothing,
  findByUserCode: nothing,
  consume: nothing,
  destroy: nothing,
  revokeByGrantId: nothing,
};

type Kind = { strapi: Core.Strapi; library: LibraryModule; model: string };

const isLateRefresh = ({ library, model }: Kind, id: string, found: Found): boolean =>
  model === 'RefreshToken' && noteLate(library.Provider.ctx, id, found);

async function find(kind: Kind, id: string): Promise<Stored | undefined> {
  const found = await findRecord(kind.strapi, kind.model, id);
  if (!found?.consumedAt || isLateRefresh(kind, id, found)) return found?.payload;
  return { ...found.payload, consumed: Math.floor(found.consumedAt.getTime() / 1000) };
}

/**
 * Spends a code or a refresh token. Whoever comes second ends the grant, for one of the two was not its owner; but not within a
 * client's grace.
 */
async function consume(kind: Kind, id: string): Promise<void> {
  const { strapi, library, model } = kind;
  const { ctx } = library.Provider;
  if (isLate(ctx) || (await spendRecord(strapi, model, id))) return;
  const found = await findRecord(strapi, model, id);
  if (found && isLateRefresh(kind, id, found)) return;
  if (found?.payload.grantId) {
    await dropGrant(strapi, found.payload.grantId);
    await noteReplay(strapi, model, ctx?.oidc.client);
  }
  throw new library.errors.InvalidGrant('already consumed');
}

function recordAdapter(kind: Kind): Adapter {
  const { strapi, library, model } = kind;
  return {
    ...empty,
    async upsert(id, payload, ttlSeconds) {
      if (isLate(library.Provider.ctx)) return;
      await storeRecord(strapi, model, id, { payload, ttlSeconds });
    },
    async find(id) {
      const stored = await find(kind, id);
      return stored && asOffered(library.Provider.ctx?.oidc.client, stored);
    },
    consume: (id) => consume(kind, id),
    destroy: (id) => (model === 'Grant' ? dropGrant(strapi, id) : dropRecord(strapi, model, id)),
    revokeByGrantId: (grantId) => dropOfGrant(strapi, model, grantId),
  };
}

/** The library's store: clients are ours, sessions nobody's, all else is a record. */
export const adapterFor =
  (strapi: Core.Strapi, library: LibraryModule) =>
  (model: string): Adapter => {
    if (model === 'Session') return empty;
    if (model === 'Client') return { ...empty, find: (id) => findMetadata(strapi, id) };
    return recordAdapter({ strapi, library, model });
  };
