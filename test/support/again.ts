import { ask, type Reply, type Visitor } from './http';
import type { World } from './world';

/** A link to consent again as the admin API answers it. */
export type AgainLink = { url: string; qrSvg: string; expiresAt: string };

/** Makes one for an account, as an administrator. */
export const makeLink = (world: World, accountId: string): Promise<AgainLink> =>
  world.admin.data<AgainLink>('POST', `/douyin/accounts/${accountId}/reauthorize-link`);

/** Presses the button of the page behind a link; `origin` is the page's site, by default ours. */
export const press = (
  world: World,
  visitor: Visitor,
  url: string,
  origin = world.front.url,
): Promise<Reply> => visitor.ask(url, { method: 'POST', headers: { origin } });

/** Presses the button for an account of Douyin and approves as a person; gives the callback's address, not yet called. */
export async function consent(
  world: World,
  visitor: Visitor,
  { url, person }: { url: string; person: string },
): Promise<string> {
  const page = await press(world, visitor, url);
  const connect = /href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  if (page.status !== 200 || !connect.startsWith('http'))
    throw new Error(`No way to the platform but ${page.status}: ${page.text.slice(0, 500)}`);
  await ask(connect);
  const state = new URL(connect).searchParams.get('state');
  const { redirectUrl } = await world.sim<{ redirectUrl: string }>(`people/${person}/approve`, { state });
  return redirectUrl;
}

/** The code on the page of a 115 account's owner. */
export type ShownCode = { id: string; qrText: string };

/** Presses the button for an account of 115 and gives the code that is shown then. */
export async function showCode(world: World, visitor: Visitor, url: string): Promise<ShownCode> {
  const page = await press(world, visitor, url);
  const id = /const page = \{"id":"(\w+)"/.exec(page.text)?.[1] ?? '';
  if (page.status !== 200 || !id) throw new Error(`No code but ${page.status}: ${page.text.slice(0, 500)}`);
  const { codes } = await world.sim<{ codes: { uid: string }[] }>('pan115/codes');
  return { id, qrText: `dg/${codes.at(-1)?.uid ?? ''}` };
}

/** What the page of a 115 account's owner is told of its code. */
export const pollCode = (world: World, visitor: Visitor, id: string): Promise<Reply> =>
  visitor.ask(`${world.front.url}/douyin/again/attempts/${id}`);
