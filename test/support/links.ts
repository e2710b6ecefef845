import { ask, createVisitor, type Reply } from './http';
import { location, type World } from './world';

/** An account as its owner sees it. */
export type OwnAccount = { id: string; nickname: string; appName: string };

type StartedLink = { data: { id: string; authUrl: string } };

/** What the role needs whose users link and unlink accounts. */
export const linkActions = ['link.start', 'link.finish', 'link.remove', 'me.find'];

const bearer = (world: World, jwt: string) => ({ authorization: `Bearer ${jwt}`, origin: world.front.url });

/** Starts to link an account to the holder of a session, approves it as a person, and gives what finishes it. */
export async function prepareLink(
  world: World,
  jwt: string,
  { person, app }: { person: string; app?: string },
) {
  const visitor = createVisitor();
  const send = (path: string, json: unknown): Promise<Reply> =>
    visitor.ask(`${world.front.url}/api/douyin/me/accounts/${path}`, {
      method: 'POST',
      json,
      headers: bearer(world, jwt),
    });
  const started = await send('link', { app, redirectUrl: '/linked' });
  if (started.status !== 200) throw new Error(`No link but ${started.status}: ${started.text}`);
  const { authUrl } = started.json<StartedLink>().data;
  await ask(authUrl);
  const state = new URL(authUrl).searchParams.get('state');
  const { redirectUrl } = await world.sim<{ redirectUrl: string }>(`people/${person}/approve`, { state });
  const back = location(await visitor.ask(redirectUrl));
  const code = new URL(back, world.front.url).searchParams.get('exchange_code');
  /** Finishes the link, by default as who started it and in the same browser. */
  const finish = (as = jwt, from = visitor): Promise<Reply> =>
    from.ask(`${world.front.url}/api/douyin/me/accounts/link/finish`, {
      method: 'POST',
      json: { code },
      headers: bearer(world, as),
    });
  return { code, visitor, finish };
}

/** Links an account of a person to the holder of a session; gives it. */
export async function linkAccount(
  world: World,
  jwt: string,
  choice: { person: string; app?: string },
): Promise<OwnAccount> {
  const { finish } = await prepareLink(world, jwt, choice);
  const reply = await finish();
  if (reply.status !== 200) throw new Error(`Not linked but ${reply.status}: ${reply.text}`);
  return reply.json<{ data: { account: OwnAccount } }>().data.account;
}

/** The accounts of the holder of a session. */
export async function ownAccounts(world: World, jwt: string): Promise<OwnAccount[]> {
  const url = `${world.front.url}/api/douyin/me/accounts`;
  const reply = await ask(url, { headers: bearer(world, jwt) });
  return reply.json<{ data: { accounts: OwnAccount[] } }>().data.accounts;
}

/** Asks to take an account from the holder of a session; `at` is another process than the one behind the front. */
export const unlink = (world: World, jwt: string, id: string, at = world.front.url): Promise<Reply> =>
  ask(`${at}/api/douyin/me/accounts/${id}`, { method: 'DELETE', headers: bearer(world, jwt) });
