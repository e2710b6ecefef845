import type { Knex } from 'knex';
import type { TokenState } from '../accounts/service';

type Narrow = (tokens: Knex.QueryBuilder) => Knex.QueryBuilder;

const tokensThat = (narrow: Narrow) =>
  function (this: Knex.QueryBuilder): void {
    void narrow(this.select('t.account_id').from('douyin_tokens as t'));
  };

/** Keeps only accounts (`a`) whose tokens are in a state at a moment; the same rule as `healthOf`, in SQL. */
export function narrowToState(accounts: Knex.QueryBuilder, state: TokenState, now: Date): void {
  const fresh = tokensThat((tokens) => tokens.where('t.access_expires_at', '>', now));
  const refreshable = tokensThat((tokens) =>
    tokens
      .whereNotNull('t.refresh_sealed')
      .whereRaw('(t.refresh_expires_at IS NULL OR t.refresh_expires_at > ?)', [now]),
  );
  if (state === 'connected') void accounts.whereIn('a.document_id', fresh);
  else void accounts.whereNotIn('a.document_id', fresh);
  if (state === 'due') void accounts.whereIn('a.document_id', refreshable);
  if (state === 'expired') void accounts.whereNotIn('a.document_id', refreshable);
}
