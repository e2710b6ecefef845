import { appsOf } from './apps';
import { ask, createVisitor, type Reply, type Visitor } from './http';
import { location, type World } from './world';

/** A started attempt as the API answers it. */
export type Started = {
  id: string;
  stage: string;
  expiresAt: string;
  authUrl: string | null;
  qr: { url: string; image: string; expiresAt: string } | null;
};

/** Switches the embedded QR code of the default app on. */
export async function allowQr(world: World): Promise<void> {
  const [app] = await appsOf(world).list();
  if (!app) throw new Error('There is no app');
  await appsOf(world).save(app, { embeddedQr: true });
}

/** A desktop and a phone that meet over our QR code. */
export function createPair(world: World) {
  const [desktop, phone] = [createVisitor(), createVisitor()];
  const own = { origin: world.front.url };
  const attempts = `${world.front.url}/douyin/login/attempts`;
  const send = (visitor: Visitor, url: string, json: unknown = {}) =>
    visitor.ask(url, { method: 'POST', json, headers: own });
  const pair = {
    desktop,
    phone,
    /** Starts an attempt on the desktop and gives it. */
    async start(values: object = {}): Promise<Started> {
      const reply = await send(desktop, attempts, { way: 'qr', ...values });
      if (reply.status !== 200)
        throw new Error(`No attempt but ${reply.status}: ${reply.text.slice(0, 300)}`);
      return reply.json<{ data: Started }>().data;
    },
    poll: (id: string, visitor: Visitor = desktop): Promise<Reply> => visitor.ask(`${attempts}/${id}`),
    stage: async (id: string): Promise<string> =>
      (await pair.poll(id)).json<{ data: { stage: string } }>().data.stage,
    post: (id: string, what: string, json: unknown = {}, visitor: Visitor = desktop): Promise<Reply> =>
      send(visitor, `${attempts}/${id}/${what}`, json),
    /** The ticket on the page that a QR code opens. */
    async ticket(qrUrl: string, visitor: Visitor = phone): Promise<string> {
      const page = await visitor.ask(qrUrl);
      return /name="ticket" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    },
    /** Sends one of the phone page's forms. */
    form: (what: 'continue' | 'cancel', ticket: string, headers = own, visitor: Visitor = phone) =>
      visitor.ask(`${world.front.url}/douyin/q/${what}`, { method: 'POST', json: { ticket }, headers }),
    /** The phone opens the code, agrees and consents on the platform; gives the callback's address, not yet called. */
    async consent(qrUrl: string, person = 'xiaohe', visitor: Visitor = phone): Promise<string> {
      const page = await pair.form('continue', await pair.ticket(qrUrl, visitor), own, visitor);
      const connect = /href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      await ask(connect);
      const state = new URL(connect).searchParams.get('state');
      const approved = await world.sim<{ redirectUrl: string }>(`people/${person}/approve`, { state });
      return approved.redirectUrl;
    },
    /** Goes on to the page with the return code, and gives its digits. */
    async returnCode(qrUrl: string, person?: string): Promise<string> {
      const page = location(await phone.ask(await pair.consent(qrUrl, person)));
      return pair.shownCode(page);
    },
    /** The digits on the phone's page. */
    async shownCode(page: string): Promise<string> {
      const { text } = await phone.ask(new URL(page, world.front.url).toString());
      return /data-code="(\d{6})"/.exec(text)?.[1] ?? '';
    },
    deny: (id: string, visitor: Visitor = phone) =>
      send(visitor, `${world.front.url}/douyin/q/attempts/${id}/deny`),
    exchange: (code: string | null, visitor: Visitor = desktop) =>
      send(visitor, `${world.front.url}/api/douyin/login/exchange`, { code }),
  };
  return pair;
}
