import type { Core } from '@strapi/strapi';
import type { TokenView } from '../accounts/service';
import type { TokenSet } from '../providers';
import type { SealedPlace } from '../secrets/service';
import { clock } from '../shared/clock';
import type { Place } from '../shared/crypto';
import { changeAndCount, insertOne } from '../shared/database';
import { service, type Context } from '../shared/service';
import { endsOf, healthOf, type Ends } from './policy';

const tokenUid = 'plugin::douyin.token';
const tokenTable = 'douyin_tokens';

/** Where the accounts' tokens lie sealed. */
export const sealedColumns: SealedPlace = {
  uid: tokenUid,
  table: tokenTable,
  rowKey: 'accountId',
  columns: { accessSealed: 'access_sealed', refreshSealed: 'refresh_sealed' },
};

type TokenRow = {
  accountId: string;
  accessSealed: string;
  accessExpiresAt: string;
  refreshSealed: string | null;
  refreshExpiresAt: string | null;
  version: number;
};

/** A stored access token and the ends of its set. */
export type StoredToken = Ends & { accessToken: string };

/** The sealed tokens of the accounts. */
export type TokensService = {
  /** Stores what the platform gave after a login; joins the transaction it is called in. */
  save(accountId: string, set: TokenSet): Promise<void>;
  /** The stored token as it is, maybe ended; null without one. Throws CONFIG_KEYS_LOCKED. */
  peek(accountId: string): Promise<StoredToken | null>;
  /** What the admin may know, by account. */
  views(accountIds: string[]): Promise<Map<string, TokenView>>;
  /** Deletes an account's tokens. */
  drop(accountId: string): Promise<void>;
  /** How many accounts can no longer be refreshed. */
  countExpired(): Promise<number>;
};

declare module '../shared/service' {
  interface Services {
    tokens: TokensService;
  }
}

const place = (accountId: string, column: 'access_sealed' | 'refresh_sealed'): Place => ({
  table: tokenTable,
  row: accountId,
  column,
});

const endsIn = (row: TokenRow): Ends => ({
  accessExpiresAt: new Date(row.accessExpiresAt),
  refreshExpiresAt: row.refreshExpiresAt ? new Date(row.refreshExpiresAt) : null,
});

async function save(strapi: Core.Strapi, accountId: string, set: TokenSet): Promise<void> {
  const secrets = service(strapi, 'secrets');
  const { refreshToken } = set;
  const data = {
    ...endsOf(set),
    accessSealed: secrets.seal(set.accessToken, place(accountId, 'access_sealed')),
    refreshSealed: refreshToken && secrets.seal(refreshToken, place(accountId, 'refresh_sealed')),
  };
  if (await changeAndCount(strapi, tokenUid, { accountId }, { counter: 'version', data })) return;
  await insertOne(strapi, tokenUid, { accountId, version: 1, ...data });
}

async function peek(strapi: Core.Strapi, accountId: string): Promise<StoredToken | null> {
  const row = (await strapi.db.query(tokenUid).findOne({ where: { accountId } })) as TokenRow | null;
  if (!row) return null;
  return {
    accessToken: service(strapi, 'secrets').open(row.accessSealed, place(accountId, 'access_sealed')),
    ...endsIn(row),
  };
}

function toView(row: TokenRow, now: Date): TokenView {
  const ends = endsIn(row);
  return {
    accessExpiresAt: ends.accessExpiresAt.toISOString(),
    refreshExpiresAt: ends.refreshExpiresAt?.toISOString() ?? null,
    health: healthOf(ends, row.refreshSealed !== null, now),
  };
}

async function views(strapi: Core.Strapi, accountIds: string[]): Promise<Map<string, TokenView>> {
  const rows = (await strapi.db
    .query(tokenUid)
    .findMany({ where: { accountId: { $in: accountIds } } })) as TokenRow[];
  return new Map(rows.map((row) => [row.accountId, toView(row, clock.now())]));
}

function countExpired(strapi: Core.Strapi): Promise<number> {
  const ended = { $lte: clock.now() };
  const unrefreshable = { $or: [{ refreshSealed: { $null: true } }, { refreshExpiresAt: ended }] };
  return strapi.db.query(tokenUid).count({ where: { accessExpiresAt: ended, ...unrefreshable } });
}

/** The `tokens` service. */
export function tokensService({ strapi }: Context): TokensService {
  return {
    save: (accountId, set) => save(strapi, accountId, set),
    peek: (accountId) => peek(strapi, accountId),
    views: (accountIds) => views(strapi, accountIds),
    drop: async (accountId) => {
      await strapi.db.query(tokenUid).deleteMany({ where: { accountId } });
    },
    countExpired: () => countExpired(strapi),
  };
}
