import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { AccountView } from '../../../contracts/accounts';
import type { AppRow } from '../apps/row';
import type { Dependents } from '../apps/service';
import type { Actor } from '../audit/service';
import type { Profile, ProviderName } from '../providers';
import { clock } from '../shared/clock';
import { changeOne } from '../shared/database';
import { PluginError, type ErrorCode } from '../shared/errors';
import type { Context } from '../shared/service';
import { disconnectAccount } from './disconnect';
import { listAccounts, type AccountQuery, type NarrowToState } from './list';
import { claim, hold, refuseForeign, release } from './ownership';
import { holdPerson, userOfPerson } from './person';
import { readPhone } from './phone';
import { accountUid, findAccount, findByIdentity, type AccountRow } from './row';
import { peopleOf, type Person } from './people';
import { createAccount, refreshAccount } from './save';
import { toViews, type ReadTokens } from './view';

export type { NarrowToState, TokenState } from './list';
export type { AccountRow } from './row';
export type { Person } from './people';
export type { ReadTokens, TokenView } from './view';

/** What the feature that keeps the tokens does for accounts. */
export type TokenKeeper = {
  read: ReadTokens;
  narrowToState: NarrowToState;
  drop(accountId: string, actor: Actor): Promise<void>;
};

/** Called in the transaction in which an account loses its user or its tokens. */
export type OnLoss = (account: AccountRow) => Promise<void>;

/** The platform users who authorised our apps. */
export type AccountsService = {
  /** The account of a platform user with one app, read before the transaction that saves it; null for a new one. */
  known(app: AppRow, openId: string): Promise<AccountRow | null>;
  /** The first step of that transaction: first logins of one person wait for each other. */
  holdPerson(known: AccountRow | null, app: AppRow, profile: Profile): Promise<void>;
  /** Makes the account or brings it up to date; what it throws may mean: try again (`whileContested`). */
  save(known: AccountRow | null, app: AppRow, profile: Profile, scopes: string[]): Promise<AccountRow>;
  /** The user of the same person's account with another app of the developer; null when there is none. */
  userOfPerson(app: AppRow, account: AccountRow): Promise<number | null>;
  /** Throws AUTH_ACCOUNT_TAKEN when an account belongs to another user. */
  refuseForeign(account: AccountRow, userId: number): void;
  /** Gives a free account to a user and tells whether it was free; throws AUTH_ACCOUNT_TAKEN. */
  claim(accountId: string, userId: number): Promise<boolean>;
  /** Holds an account until the transaction ends; false when it is not this user's, or disconnected. */
  hold(accountId: string, userId: number): Promise<boolean>;
  /** Takes an account from its user, in a transaction; throws AUTH_LAST_WAY or CONFIG_NOT_FOUND. */
  release(accountId: string, owner: { userId: number; hasPassword: boolean }): Promise<AccountRow>;
  /** Takes one account from its user, the last way to log in too, with the sessions it opened; false: not theirs. */
  takeBack(accountId: string, userId: number): Promise<boolean>;
  /** Takes all accounts from a user that no longer exists. */
  releaseAll(userId: number): Promise<void>;
  /** Deletes an account's tokens and ends what it opened; the account itself stays. */
  disconnect(accountId: string, actor: Actor): Promise<AccountView>;
  /** Writes down what went wrong with an account; null: it works again. */
  noteError(accountId: string, code: ErrorCode | null): Promise<void>;
  get(accountId: string): Promise<AccountRow>;
  /** One account as the admin sees it; throws CONFIG_NOT_FOUND. */
  view(accountId: string): Promise<AccountView>;
  views(query: AccountQuery): Promise<{ rows: AccountView[]; total: number }>;
  /** Accounts of one user. */
  ofUser(userId: number): Promise<AccountView[]>;
  /** The phone number in clear, for `actor`, who is written down; throws CONFIG_NOT_FOUND where the platform told none. */
  phone(accountId: string, actor: Actor): Promise<string>;
  /** The name an account has on the platform; empty when there is none. */
  nickname(accountId: string | null): Promise<string>;
  /** The names of accounts, by account; without those that have none. */
  nicknames(accountIds: string[]): Promise<Map<string, string>>;
  /** Who users are on the platform, by the account they logged in with last; without those who have none. */
  people(userIds: number[]): Promise<Map<number, Person>>;
  /** The newest account of a platform user; null when there is none. */
  ofOpenId(provider: ProviderName, openId: string): Promise<AccountRow | null>;
  /** The ids of a platform's connected accounts as a query of `a`, to be narrowed or to be looked up in. */
  connected(provider: ProviderName): Knex.QueryBuilder;
  /** The account of an app that logged in last; null when none is connected. */
  latestOf(appId: string): Promise<AccountRow | null>;
  count(): Promise<number>;
  /** How many accounts and users hang on each app. */
  countByApp(appIds: string[]): Promise<Map<string, Dependents>>;
  registerTokens(keeper: TokenKeeper): void;
  /** Lets later features act, one after the other, when an account is unlinked or disconnected. */
  onLoss(react: OnLoss): void;
};

declare module '../shared/service' {
  interface Services {
    accounts: AccountsService;
  }
}

const noTokens: TokenKeeper = {
  read: async () => new Map(),
  narrowToState: () => undefined,
  drop: async () => undefined,
};

async function countByApp(strapi: Core.Strapi, appIds: string[]): Promise<Map<string, Dependents>> {
  if (appIds.length === 0) return new Map();
  const rows: { app_id: string; accounts: number | string; users: number | string }[] = await strapi.db
    .getConnection('douyin_accounts')
    .whereIn('app_id', appIds)
    .groupBy('app_id')
    .select('app_id')
    .count({ accounts: '*' })
    .countDistinct({ users: 'user_id' });
  return new Map(
    rows.map((row) => [row.app_id, { accounts: Number(row.accounts), users: Number(row.users) }]),
  );
}

async function getAccount(strapi: Core.Strapi, accountId: string): Promise<AccountRow> {
  const account = await findAccount(strapi, accountId);
  if (!account) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such account', { account: accountId });
  return account;
}

async function namesOf(strapi: Core.Strapi, accountIds: string[]): Promise<[string, string][]> {
  const rows = (await strapi.db.query(accountUid).findMany({
    where: { documentId: { $in: accountIds }, nickname: { $notNull: true } },
    select: ['documentId', 'nickname'],
  })) as { documentId: string; nickname: string }[];
  return rows.map(({ documentId, nickname }) => [documentId, nickname]);
}

/** The `accounts` service. */
export function accountsService({ strapi }: Context): AccountsService {
  let tokens = noTokens;
  const reactions: OnLoss[] = [];
  const react: OnLoss = async (account) => {
    for (const reaction of reactions) await reaction(account);
  };
  const query = () => strapi.db.query(accountUid);
  const newest = [{ lastLoginAt: 'desc' as const }, { id: 'desc' as const }];
  const views = (rows: AccountRow[]) => toViews(strapi, rows, tokens.read);
  const view = async (accountId: string): Promise<AccountView> => {
    const [shown] = await views([await getAccount(strapi, accountId)]);
    if (!shown) throw new Error('The account vanished while it was read');
    return shown;
  };
  return {
    known: (app, openId) => findByIdentity(strapi, app, openId),
    holdPerson: (known, app, profile) => holdPerson(strapi, known, app, profile),
    save: (known, app, profile, scopes) =>
      known
        ? refreshAccount(strapi, known, app, profile, scopes)
        : createAccount(strapi, app, profile, scopes),
    userOfPerson: (app, account) => userOfPerson(strapi, app, account),
    refuseForeign,
    claim: (accountId, userId) => claim(strapi, accountId, userId),
    hold: (accountId, userId) => hold(strapi, accountId, userId),
    async release(accountId, owner) {
      const account = await release(strapi, accountId, owner);
      await react(account);
      return account;
    },
    async takeBack(documentId, userId) {
      const taken = await changeOne(strapi, accountUid, { documentId, userId }, { userId: null });
      if (taken) await react(await getAccount(strapi, documentId));
      return taken;
    },
    releaseAll: async (userId) => {
      await query().updateMany({ where: { userId }, data: { userId: null } });
    },
    async disconnect(accountId, actor) {
      const account = await getAccount(strapi, accountId);
      await disconnectAccount(strapi, account, actor, async () => {
        await tokens.drop(accountId, actor);
        await react(account);
      });
      // Once more after the commit, for what ran beside it.
      await react(account);
      return view(accountId);
    },
    noteError: async (documentId, code) => {
      const lastError = code && { code, at: clock.now().toISOString() };
      await changeOne(strapi, accountUid, { documentId }, { lastError });
    },
    get: (accountId) => getAccount(strapi, accountId),
    view,
    async views(wanted) {
      const { rows, total } = await listAccounts(strapi, wanted, tokens.narrowToState);
      return { rows: await views(rows), total };
    },
    ofUser: async (userId) =>
      views((await query().findMany({ where: { userId }, orderBy: newest })) as AccountRow[]),
    phone: async (accountId, actor) => readPhone(strapi, await getAccount(strapi, accountId), actor),
    async nickname(accountId) {
      if (!accountId) return '';
      const where = { documentId: accountId };
      const row = (await query().findOne({ where, select: ['nickname'] })) as Pick<
        AccountRow,
        'nickname'
      > | null;
      return row?.nickname ?? '';
    },
    nicknames: async (accountIds) => new Map(await namesOf(strapi, accountIds)),
    people: (userIds) => peopleOf(strapi, userIds),
    ofOpenId: (provider, openId) =>
      query().findOne({
        where: { openId, provider },
        orderBy: { id: 'desc' },
      }) as Promise<AccountRow | null>,
    connected: (provider) =>
      strapi.db
        .getConnection('douyin_accounts as a')
        .where('a.provider', provider)
        .whereNull('a.disconnected_at')
        .select('a.document_id as id'),
    latestOf: (appId) =>
      query().findOne({
        where: { appId, disconnectedAt: { $null: true } },
        orderBy: newest,
      }) as Promise<AccountRow | null>,
    count: () => query().count(),
    countByApp: (appIds) => countByApp(strapi, appIds),
    registerTokens: (keeper) => {
      tokens = keeper;
    },
    onLoss: (reaction) => void reactions.push(reaction),
  };
}
