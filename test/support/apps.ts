import type { Reply } from './http';
import type { World } from './world';

/** What an administrator can set on an app. */
export type AppForm = {
  name: string;
  /** Which platform it belongs to; Douyin when it is left out. */
  provider?: 'douyin' | 'pan115';
  clientKey: string | null;
  clientSecret?: string;
  keepPreviousSecretHours?: number;
  baseUrl: string;
  scopes: string[];
  switches: { login: boolean; publish: boolean; leads: boolean; webhook: boolean };
  defaultRole: string;
  newUserRule: string;
  embeddedQr: boolean;
  keepsRaw?: boolean;
  developer: string | null;
};

type Secret = { lastFour: string; fingerprint: string };

/** An app as the admin API answers it. */
export type App = Omit<AppForm, 'clientSecret' | 'keepPreviousSecretHours'> & {
  id: string;
  secret: Secret | null;
  previousSecret: (Secret & { until: string }) | null;
  isDefault: boolean;
  origins: Record<string, string>;
  urls: { callback: string; webhook: string; login: string; warnings: string[] };
  checks: { name: string; outcome: string; reason: string }[];
  accountCount: number;
  revision: number;
  updatedAt: string;
  deletedAt: string | null;
};

/** The answer to a save. */
export type Saved = { app: App; notices: Record<string, string>[] };

/** All switches off. */
export const off = { login: false, publish: false, leads: false, webhook: false };

/** A form that can be saved as it is. */
export const form = (values: Partial<AppForm> = {}): AppForm => ({
  name: '河畔书店',
  clientKey: null,
  baseUrl: 'https://open.douyin.com',
  scopes: ['user_info'],
  switches: off,
  defaultRole: 'authenticated',
  newUserRule: 'create',
  embeddedQr: false,
  developer: null,
  ...values,
});

/** The apps' admin API, for one world. */
export function appsOf(world: World) {
  const one = (id: string) => `/douyin/apps/${id}`;
  return {
    list: async (deleted = false): Promise<App[]> =>
      (await world.admin.data<{ apps: App[] }>('GET', `/douyin/apps?deleted=${deleted}`)).apps,
    read: (id: string) => world.admin.data<App>('GET', one(id)),
    create: (values: Partial<AppForm>) => world.admin.data<Saved>('POST', '/douyin/apps', form(values)),
    tryCreate: (values: Partial<AppForm>): Promise<Reply> =>
      world.admin.call('POST', '/douyin/apps', form(values)),
    /** Saves an app with these changes on top of what was read. */
    save: (app: App, values: Partial<AppForm>) =>
      world.admin.data<Saved>('PUT', one(app.id), { ...app, ...values }),
    trySave: (app: App, values: Partial<AppForm>): Promise<Reply> =>
      world.admin.call('PUT', one(app.id), { ...app, ...values }),
    makeDefault: (id: string) => world.admin.call('POST', `${one(id)}/default`),
    impact: (id: string) => world.admin.data<object>('GET', `${one(id)}/impact`),
    remove: (id: string) => world.admin.call('DELETE', one(id)),
    restore: (id: string) => world.admin.call('POST', `${one(id)}/restore`),
  };
}

/** Status, code and message of a refused call, for one comparison. */
export function refusal(reply: Reply): { status: number; code?: string; message?: string } {
  const { error } = reply.json<{ error?: { message: string; details: { code: string } } }>();
  return { status: reply.status, code: error?.details.code, message: error?.message };
}
