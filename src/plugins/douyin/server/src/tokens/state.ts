import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { TokenState } from '../accounts/service';
import { tokenTable } from './row';

type Narrow = (tokens: Knex.QueryBuilder) => Knex.QueryBuilder;

const tokensThat = (narrow: Narrow) =>
  function (this: Knex.QueryBuilder): void {
    void narrow(this.select('t.account_id').from(`${tokenTable} as t`)).whereNotNull('t.access_sealed');
  };

const isFresh =
  (now: Date): Narrow =>
  (tokens) =>
    tokens.where('t.grant_state', 'healthy').where('t.access_expires_at', '>', now);

const isDue =
  (now: Date): Narrow =>
  (tokens) =>
    tokens
      .where('t.grant_state', 'healthy')
      .where('t.access_expires_at', '<=', now)
      .whereNotNull('t.refresh_sealed')
      .whereRaw('(t.refresh_expires_at IS NULL OR t.refresh_expires_at > ?)', [now]);

/** Keeps only accounts (`a`) whose tokens are in a state at a moment; the same rule as the view's `health`, in SQL. */
export function narrowToState(accounts: Knex.QueryBuilder, state: TokenState, now: Date): void {
  const [fresh, due] = [tokensThat(isFresh(now)), tokensThat(isDue(now))];
  if (state === 'connected') void accounts.whereIn('a.document_id', fresh);
  else if (state === 'due') void accounts.whereIn('a.document_id', due);
  else void accounts.whereNotIn('a.document_id', fresh).whereNotIn('a.document_id', due);
}

/** How many connected accounts are in each state. */
export async function countStates(
  strapi: Core.Strapi,
  now: Date,
): Promise<{ healthy: number; due: number; expired: number }> {
  const count = async (state: TokenState): Promise<number> => {
    const accounts = strapi.db.getConnection('douyin_accounts as a').whereNull('a.disconnected_at');
    narrowToState(accounts, state, now);
    const [counted] = (await accounts.count({ n: '*' })) as { n: number | string }[];
    return Number(counted?.n ?? 0);
  };
  const [healthy, due, expired] = await Promise.all([count('connected'), count('due'), count('expired')]);
  return { healthy, due, expired };
}
