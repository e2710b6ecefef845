import { appsOf, off, type App } from './apps';
import { planFault } from './platform';
import { openSession, type Session } from './session';
import type { LoginRun, World } from './world';

/** Two apps of one site, as the platform and the admin know them. */
export type TwoApps = {
  /** Both apps' ids: the default one and another. */
  ids: [string, string];
  /** Changes an app in the admin. */
  change(id: string, values: Partial<App>): Promise<void>;
  /** What the admin says of both apps' developers. */
  developers(): Promise<(string | null)[]>;
  /** Lets the admin say whose apps these are. */
  setDevelopers(first: string | null, second: string | null): Promise<void>;
  /** A new person on the platform; gives the id. */
  person(nickname?: string): Promise<string>;
  /** A whole login of a person with one of the apps; `told` replaces what the platform tells of the person. */
  logIn(app: string, person: string, told?: Record<string, string | null>): Promise<Session & LoginRun>;
};

const other = { client_key: 'awsim0000other', client_secret: 'sim0other0secret0of0thirty0two0c' };

/** Adds a second app of the same developer, at the platform and in the admin. */
export async function createTwoApps(world: World, developer: string | null = '河畔文化'): Promise<TwoApps> {
  const apps = appsOf(world);
  const [first] = await apps.list();
  if (!first) throw new Error('There is no app');
  const callback = `${world.front.url}/api/v1/lead/douyin/auth/callback`;
  await world.sim('apps', { ...other, developer: 'dev-hepan', redirect_uris: [callback] });
  const { app: second } = await apps.create({
    name: '河畔咖啡',
    clientKey: other.client_key,
    clientSecret: other.client_secret,
    baseUrl: world.simulator.url,
    switches: { ...off, login: true },
    developer,
  });
  let people = 0;
  const two: TwoApps = {
    ids: [first.id, second.id],
    change: async (id, values) => {
      await apps.save(await apps.read(id), values);
    },
    developers: () => Promise.all(two.ids.map(async (id) => (await apps.read(id)).developer)),
    async setDevelopers(...names) {
      for (const [n, id] of two.ids.entries()) await two.change(id, { developer: names[n] ?? null });
    },
    async person(nickname) {
      people += 1;
      const id = `person-of-two-${people}`;
      await world.sim('people', { id, nickname: nickname ?? id });
      return id;
    },
    async logIn(app, person, told) {
      if (told) await planFault(world, { endpoint: 'userinfo', kind: 'set', set: told });
      return openSession(world, { person, query: `?app=${app}` });
    },
  };
  await two.change(first.id, { developer });
  return two;
}
