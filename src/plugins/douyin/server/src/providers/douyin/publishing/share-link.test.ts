import { DEMO_CLIENT_KEY } from '../../../../../../../../simulator';
import { startApis, type ApisRig } from '../apis/test-rig';
import { refusalOf } from '../../test-rig';
import { shareUrl, type Share } from './share-link';

let rig: ApisRig;
beforeEach(async () => {
  rig = await startApis();
  const { scopes } = (await appOf()) as { scopes: string[] };
  await rig.steer(`apps/${DEMO_CLIENT_KEY}`, { scopes: [...scopes, 'h5.share'] }, 'PATCH');
});
afterEach(() => rig.simulator.close());

async function appOf(): Promise<object | undefined> {
  const { apps } = (await (await fetch(`${rig.simulator.url}/_sim/apps`)).json()) as {
    apps: { client_key: string }[];
  };
  return apps.find(({ client_key: key }) => key === DEMO_CLIENT_KEY);
}

const nobody = { accessToken: '', openId: '' };
const video = { video: 'https://site.example/a%20b.mp4?x=1&y=2' };
const images = ['https://site.example/1.png', 'https://site.example/2.png'];

async function ready(more: Partial<Share> = {}) {
  const { shareId } = await rig.ask('shareId', nobody, {});
  const { ticket } = await rig.ask('openTicket', nobody, {});
  const share: Share = { shareId, media: video, title: '雨天 的书店', hashtags: ['读书', '书店'], ...more };
  return { share, ticket };
}

const pageAt = async (url: string) => {
  const answer = await fetch(url);
  return answer.text();
};

it('gets a short link for a QR code, which a phone publishes from', async () => {
  const { share, ticket } = await ready();
  const expiresAt = new Date(Date.now() + 600_000);
  const { link } = await rig.ask('shareSchema', nobody, { ...share, ticket, expiresAt });
  expect(await pageAt(link)).toContain('雨天 的书店');
  await fetch(link, { method: 'POST', body: new URLSearchParams({ person: 'muyu' }) });
  expect(await (await fetch(`${link}/state`)).json()).toMatchObject({ status: 'published' });
});

it('is refused a link without a ticket, or one that is over', async () => {
  const { share, ticket } = await ready();
  const ask = (change: object) =>
    rig.ask('shareSchema', nobody, {
      ...share,
      ticket,
      expiresAt: new Date(Date.now() + 600_000),
      ...change,
    });
  for (const change of [{ ticket: 'x' }, { expiresAt: new Date(0) }, { shareId: '1' }])
    expect(await refusalOf(ask(change))).toMatchObject({
      code: 'API_PARAMETER',
      details: { number: 28001007 },
    });
});

describe('a link of our own', () => {
  const app = { clientKey: DEMO_CLIENT_KEY };
  const open = (schema: string) =>
    pageAt(`${rig.simulator.url}/_sim/share?${new URLSearchParams({ schema })}`);

  it.each([
    ['a video', video],
    ['a picture', { images: images.slice(0, 1) }],
    ['pictures', { images }],
  ])('opens with %s', async (_what, media) => {
    const { share, ticket } = await ready({ media });
    const url = shareUrl(app, share, { ticket, nonce: 'n-1', signedAt: new Date() });
    expect(url).toMatch(/^snssdk1128:\/\/openplatform\/share\?share_type=h5&client_key=/);
    expect(url).not.toContain('+');
    expect(url).not.toContain(ticket);
    const page = await open(url);
    expect(page).toContain('雨天 的书店');
    expect(page).toContain('#读书 #书店');
  });

  it('does not open with another ticket', async () => {
    const { share } = await ready();
    const url = shareUrl(app, share, { ticket: 'another', nonce: 'n-1', signedAt: new Date() });
    expect(await open(url)).toContain('data-code="28001007"');
  });
});
