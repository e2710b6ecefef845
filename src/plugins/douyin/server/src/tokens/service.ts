import type { Core } from '@strapi/strapi';
import type { AuditView } from '../../../contracts/audit';
import type { TokenView } from '../accounts/service';
import type { Actor } from '../audit/service';
import type { TokenSet } from '../providers';
import { clock } from '../shared/clock';
import { inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import type { Context } from '../shared/service';
import { createFlights, getAccess, refreshAnyway, renewAnyway, useAccess } from './access';
import type { Access, Caller } from './access';
import { registerLinks, type MakeLink } from './alerts';
import { useAppToken, type AppCaller } from './app/access';
import { findEnding, type EndingGrant } from './ending';
import { mint, revoke, type Minted } from './mint';
import { readHistory, type History } from './history';
import { findToken, type TokenRow } from './row';
import { openAccess } from './seal';
import { countStates } from './state';
import { changeWithLine, tokenRecord } from './trail';
import { tokenViews } from './view';

export type { Access, Caller } from './access';
export type { AppCaller } from './app/access';

/** A stored access token and the ends of its set. */
export type StoredToken = { accessToken: string; accessExpiresAt: Date; refreshExpiresAt: Date | null };

/** The tokens of accounts and apps, kept alive. */
export type TokensService = {
  /** A valid access token of an account, refreshed first when it is due; throws `AUTH_*` or `API_*`, with the remedy. */
  get(accountId: string): Promise<Access>;
  /** Runs a call with an account's token; when the platform refuses the token, once more with a refreshed one. */
  use<Result>(accountId: string, call: (caller: Caller) => Promise<Result>): Promise<Result>;
  /** Runs a call with an app's own token (client_token), in the same manner. */
  useApp<Result>(appId: string, call: (caller: AppCaller) => Promise<Result>): Promise<Result>;
  /** Refreshes now, unless it is too soon; tells whether there are new tokens. Throws why there are none. */
  refreshNow(accountId: string, actor: Actor): Promise<boolean>;
  /** Renews the refresh token now, which uses up a renewal; tells whether there is a new one. */
  renewNow(accountId: string, actor: Actor): Promise<boolean>;
  /** Stores what a consent gave; joins the transaction it is called in, and may throw what `whileContested` knows. */
  save(minted: Minted, set: TokenSet, actor?: Actor): Promise<void>;
  /** The stored token as it is, maybe ended; null without one. Throws CONFIG_KEYS_LOCKED. */
  peek(accountId: string): Promise<StoredToken | null>;
  /** What the admin may know, by account. */
  views(accountIds: string[]): Promise<Map<string, TokenView>>;
  /** Takes an account's tokens away; their history stays. */
  drop(accountId: string, actor: Actor): Promise<void>;
  /** Adds a line to the chain of an account's history, e.g. that a person read something. */
  note(
    accountId: string,
    action: AuditView['action'],
    actor: Actor,
    details?: AuditView['details'],
  ): Promise<void>;
  /** What happened to an account's tokens, the newest first, and whether the record is unbroken. */
  history(accountId: string, page: { page: number; pageSize: number }): Promise<History>;
  /** How many connected accounts are well, due, and in need of their owner. */
  countStates(): Promise<{ healthy: number; due: number; expired: number }>;
  /** Grants that end for good within so many days, the next one first. */
  ending(days: number): Promise<EndingGrant[]>;
  /** Tells how to make a link with which an owner consents again. */
  registerLinks(make: MakeLink): void;
};

declare module '../shared/service' {
  interface Services {
    tokens: TokensService;
  }
}

async function peek(strapi: Core.Strapi, accountId: string): Promise<StoredToken | null> {
  const row = await findToken(strapi, accountId);
  const accessToken = row && openAccess(strapi, row);
  if (!accessToken || !row.accessExpiresAt) return null;
  return { accessToken, accessExpiresAt: row.accessExpiresAt, refreshExpiresAt: row.refreshExpiresAt };
}

/** Why new tokens that were asked for did not come; nothing where they were not even tried. */
function throwFailure({ failureCode, failureAt, accountId, dueAt }: TokenRow, since: Date): void {
  if (!failureCode || !failureAt || failureAt < since) return;
  throw new PluginError(failureCode, 'The platform gave no new tokens', {
    account: accountId,
    nextAttemptAt: dueAt?.toISOString() ?? null,
  });
}

/** A change of the chain's head by somebody else only means: try again. */
const note = (
  strapi: Core.Strapi,
  accountId: string,
  ...[action, actor, details]: [AuditView['action'], Actor, AuditView['details']?]
): Promise<void> =>
  whileContested(async () => {
    const row = await findToken(strapi, accountId);
    if (!row) return;
    const record = tokenRecord(row, action, actor, details);
    await inTransaction(strapi, () => changeWithLine(strapi, row, {}, record));
  });

/** The `tokens` service. */
export function tokensService({ strapi }: Context): TokensService {
  const flights = createFlights();
  const versionOf = async (accountId: string) => (await findToken(strapi, accountId))?.version;
  const changed = async (accountId: string, work: () => Promise<TokenRow>): Promise<boolean> => {
    const [before, start] = [await versionOf(accountId), clock.now()];
    const after = await work();
    if (after.version === before) throwFailure(after, start);
    return after.version !== before;
  };
  return {
    get: (accountId) => getAccess(strapi, flights, accountId),
    use: (accountId, call) => useAccess(strapi, flights, accountId, call),
    useApp: (appId, call) => useAppToken(strapi, appId, call),
    refreshNow: (accountId, actor) =>
      changed(accountId, () => refreshAnyway(strapi, flights, accountId, null, { actor })),
    renewNow: (accountId, actor) =>
      changed(accountId, () => renewAnyway(strapi, flights, accountId, { actor })),
    save: (minted, set, actor) => mint(strapi, minted, set, actor),
    peek: (accountId) => peek(strapi, accountId),
    views: (accountIds) => tokenViews(strapi, accountIds),
    drop: (accountId, actor) => revoke(strapi, accountId, actor),
    note: (accountId, action, actor, details) => note(strapi, accountId, action, actor, details),
    history: (accountId, page) => readHistory(strapi, accountId, page),
    countStates: () => countStates(strapi, clock.now()),
    ending: (days) => findEnding(strapi, days),
    registerLinks,
  };
}
