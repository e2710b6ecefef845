import { DEMO_CLIENT_KEY } from '../../simulator';
import { consent, pollCode, showCode } from './again';
import { appsOf } from './apps';
import { createVisitor } from './http';
import { lostWith } from './incidents';
import { connectPan115, createPan115App, onPhone } from './pan115';
import { callsTo } from './platform';
import { connectDouyin, dayMs, hourMs, momentOf, moveTime, refreshDue, warnDue } from './tokens';
import { until } from './until';
import type { World } from './world';

/** What happened to an account in a year nobody looked after it. */
export type Life = {
  accountId: string;
  /** The last day, counted from consent, on which it had a valid access token. */
  livedDays: number;
  /** `[days left, day on which it was told]` of each warning. */
  warnings: [number, number][];
  /** The days on which its owner was asked for consent. */
  consents: number[];
};

type Incident = { kind: string; subject: unknown; facts: unknown; opened_at: unknown };

const parsed = (value: unknown): Record<string, unknown> =>
  (typeof value === 'string' ? JSON.parse(value) : value) as Record<string, unknown>;

/** What was told of an account, with the day since `start`. */
async function told(world: World, accountId: string, start: number) {
  const rows = (await world.tables('douyin_incidents').orderBy('id')) as Incident[];
  const own = rows.filter(({ subject }) => parsed(subject).id === accountId);
  const dayOf = ({ opened_at: at }: Incident) => (momentOf(at) - start) / dayMs;
  const of = (...kinds: string[]) => own.filter(({ kind }) => kinds.includes(kind));
  return {
    warnings: of('grant-ends').map((row): [number, number] => [Number(parsed(row.facts).days), dayOf(row)]),
    consents: of('grant-lost', 'grant-unknown').map(dayOf),
  };
}

const renewScope = 'renew_refresh_token';

/** The platform grants the app the capability to renew, and the administrator enters it. */
async function allowRenewals(world: World): Promise<void> {
  const { apps } = await world.sim<{ apps: { client_key: string; scopes: string[] }[] }>('apps');
  const { scopes = [] } = apps.find(({ client_key: key }) => key === DEMO_CLIENT_KEY) ?? {};
  const granted = { capabilities: [renewScope], scopes: [...scopes, renewScope] };
  await world.sim(`apps/${DEMO_CLIENT_KEY}`, granted, 'PATCH');
  const [app] = await appsOf(world).list();
  if (app) await appsOf(world).save(app, { scopes: [...app.scopes, renewScope] });
}

/** The first thing told of an account whose app may not renew: how many days it has, and on which day that is told. */
export async function firstWarning(world: World, person: string): Promise<[number, number][]> {
  const accountId = await connectDouyin(world, person);
  await warnDue(world.strapi);
  const { warnings } = await told(world, accountId, Date.now());
  await world.admin.data('POST', `/douyin/accounts/${accountId}/disconnect`);
  return warnings.map(([days, day]) => [days, Math.abs(Math.round(day))]);
}

/** Two accounts, of Douyin with the right to renew and of 115, left alone for 380 days in steps of some hours. */
export async function liveAYear(
  world: World,
  stepHours: number,
): Promise<{ douyin: Life; pan115: Life; renewCalls: number }> {
  await allowRenewals(world);
  const accounts = {
    pan115: await connectPan115(world, await createPan115App(world)),
    douyin: await connectDouyin(world),
  };
  const names = ['douyin', 'pan115'] as const;
  const lived = { douyin: 0, pan115: 0 };
  const start = Date.now();
  for (let hours = 0; hours <= 380 * 24; hours += stepHours) {
    await moveTime(world, hours * hourMs, [world.strapi]);
    await refreshDue(world.strapi);
    await warnDue(world.strapi);
    for (const name of names) if ((await lostWith(world, accounts[name])) === null) lived[name] = hours / 24;
  }
  const life = async (name: (typeof names)[number]): Promise<Life> => ({
    accountId: accounts[name],
    livedDays: lived[name],
    ...(await told(world, accounts[name], start)),
  });
  return {
    douyin: await life('douyin'),
    pan115: await life('pan115'),
    renewCalls: await callsTo(world, 'renew_refresh_token'),
  };
}

const newLink = (world: World, accountId: string): Promise<{ url: string }> =>
  world.strapi.run(`return strapi.plugin('douyin').service('login').reauthorizeLink('${accountId}')`);

/** The owner of a Douyin account consents again by a link. */
export async function consentAtDouyin(world: World, accountId: string): Promise<void> {
  const { url } = await newLink(world, accountId);
  const visitor = createVisitor();
  const reply = await visitor.ask(await consent(world, visitor, { url, person: 'xiaohe' }));
  if (reply.status !== 200) throw new Error(`No consent: ${reply.status} ${reply.text.slice(0, 300)}`);
}

/** The owner of a 115 account consents again by a link. */
export async function consentAtPan115(world: World, accountId: string): Promise<void> {
  const { url } = await newLink(world, accountId);
  const visitor = createVisitor();
  const code = await showCode(world, visitor, url);
  await onPhone(world, code, 'scan', 'xiaohe');
  await onPhone(world, code, 'confirm');
  await until('the consent', async () =>
    (await pollCode(world, visitor, code.id)).text.includes('connected'),
  );
}
