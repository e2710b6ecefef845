import type { z } from 'zod';
import type {
  OAuthClientInput,
  OAuthClientView,
  OAuthConsentView,
  OAuthSite,
  oauthClientCreate,
  RedirectVerdict,
} from '../../../contracts/oauth-client';
import type { Actor } from '../audit/service';
import type { Context } from '../shared/service';
import { findClient, findClients } from './clients/row';
import { clientView } from './clients/view';
import { addSecret, createClient, endSecret, removeClient, updateClient } from './clients/write';
import { listConsents } from './consents/list';
import { countConsents } from './consents/row';
import { revokeAll, withdrawConsent } from './consents/withdraw';
import { judgeRedirect } from './redirect/judge';
import { oauthSite, redirectSwitches } from './site';
import { readDangers, type OAuthDangers } from './warnings';

type Range = { page: number; pageSize: number };
type WithSecret<Secret> = { client: OAuthClientView; secret: Secret };

/** Sites that log their users in with us, and what people agreed to for them. */
export type OAuthService = {
  site(): OAuthSite;
  /** What is dangerous about its settings, in production above all. */
  dangers(): Promise<OAuthDangers>;
  /** All clients, the newest first. */
  clients(): Promise<OAuthClientView[]>;
  /** One client; throws CONFIG_NOT_FOUND, as all that follow. */
  client(id: string): Promise<OAuthClientView>;
  /** Makes a client; its secret is told this once, a public one has none. */
  create(input: z.infer<typeof oauthClientCreate>, actor: Actor): Promise<WithSecret<string | null>>;
  update(id: string, input: OAuthClientInput & { revision: number }, actor: Actor): Promise<OAuthClientView>;
  remove(id: string, actor: Actor): Promise<void>;
  /** Makes one more secret, told this once. */
  addSecret(id: string, rule: { keepFormerHours: number }, actor: Actor): Promise<WithSecret<string>>;
  endSecret(id: string, secret: string, actor: Actor): Promise<OAuthClientView>;
  /** People who agreed to a client, the newest first. */
  consents(id: string, range: Range): Promise<{ rows: OAuthConsentView[]; total: number }>;
  /** Takes one person's consent back, with the tokens that came of it. */
  withdraw(id: string, userId: number, actor: Actor): Promise<void>;
  /** Takes all consents back; tells how many people it were. */
  revokeAll(id: string, actor: Actor): Promise<number>;
  /** Whether an address would pass with these lists and the switches of the environment. */
  judge(lists: { redirectUris: string[]; redirectBlacklist: string[] }, address: string): RedirectVerdict;
};

declare module '../shared/service' {
  interface Services {
    oauth: OAuthService;
  }
}

/** The `oauth` service. */
export function oauthService({ strapi }: Context): OAuthService {
  const view = async (id: string): Promise<OAuthClientView> => {
    const [row, counts] = await Promise.all([findClient(strapi, id), countConsents(strapi)]);
    return clientView(row, counts.get(id) ?? 0);
  };
  return {
    site: () => oauthSite(strapi),
    dangers: () => readDangers(strapi),
    async clients() {
      const [rows, counts] = await Promise.all([findClients(strapi), countConsents(strapi)]);
      return rows.map((row) => clientView(row, counts.get(row.documentId) ?? 0));
    },
    client: view,
    async create(input, actor) {
      const { id, secret } = await createClient(strapi, input, actor);
      return { client: await view(id), secret };
    },
    async update(id, input, actor) {
      await updateClient(strapi, id, input, actor);
      return view(id);
    },
    remove: (id, actor) => removeClient(strapi, id, actor),
    async addSecret(id, rule, actor) {
      const secret = await addSecret(strapi, id, rule, actor);
      return { client: await view(id), secret };
    },
    async endSecret(id, secret, actor) {
      await endSecret(strapi, { id, secret }, actor);
      return view(id);
    },
    async consents(id, range) {
      await findClient(strapi, id);
      return listConsents(strapi, id, range);
    },
    withdraw: async (id, userId, actor) =>
      withdrawConsent(strapi, await findClient(strapi, id), userId, actor),
    revokeAll: async (id, actor) => revokeAll(strapi, await findClient(strapi, id), actor),
    judge: ({ redirectUris, redirectBlacklist }, address) =>
      judgeRedirect(address, {
        whitelist: redirectUris.join(','),
        blacklist: redirectBlacklist.join(','),
        ...redirectSwitches(strapi),
      }),
  };
}
