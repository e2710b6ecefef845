import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { AccountState } from '../../../contracts/accounts';
import { identityKey } from '../shared/crypto';
import { holding } from '../shared/database';
import { accountUid, type AccountRow } from './row';

/** Which accounts to list; pages count from 1. */
export type AccountQuery = {
  page: number;
  pageSize: number;
  app?: string;
  state?: AccountState;
  /** Part of a nickname, or a whole open_id or union_id. */
  search?: string;
};

/** A state that follows from the tokens. */
export type TokenState = Exclude<AccountState, 'disconnected'>;

/** Keeps only accounts (`a`) whose tokens are in a state; registered by the feature that keeps them. */
export type NarrowToState = (accounts: Knex.QueryBuilder, state: TokenState) => void;

function narrow(accounts: Knex.QueryBuilder, query: AccountQuery, narrowToState: NarrowToState): void {
  const { app, state, search } = query;
  if (app) accounts.where('a.app_id', app);
  if (search) {
    accounts.where((either) => {
      either.whereRaw(...holding('a.nickname', search));
      either.orWhere('a.open_id', search).orWhere('a.union_hash', identityKey('douyin', search));
    });
  }
  if (state === 'disconnected') accounts.whereNotNull('a.disconnected_at');
  else if (state) narrowToState(accounts.whereNull('a.disconnected_at'), state);
}

/** A page of accounts, the one that logged in last first, and the count of all. */
export async function listAccounts(
  strapi: Core.Strapi,
  query: AccountQuery,
  narrowToState: NarrowToState,
): Promise<{ rows: AccountRow[]; total: number }> {
  const accounts = () => {
    const builder = strapi.db.getConnection('douyin_accounts as a');
    narrow(builder, query, narrowToState);
    return builder;
  };
  const [counted, page] = await Promise.all([
    accounts().count({ n: '*' }) as unknown as Promise<{ n: number | string }[]>,
    accounts()
      .select('a.document_id as id')
      .orderBy([
        { column: 'a.last_login_at', order: 'desc' },
        { column: 'a.id', order: 'desc' },
      ])
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize) as unknown as Promise<{ id: string }[]>,
  ]);
  const ids = page.map(({ id }) => id);
  const found = (await strapi.db
    .query(accountUid)
    .findMany({ where: { documentId: { $in: ids } } })) as AccountRow[];
  const rows = ids.flatMap((id) => found.find(({ documentId }) => documentId === id) ?? []);
  return { rows, total: Number(counted[0]?.n ?? 0) };
}
