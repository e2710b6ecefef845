import { apiToken } from '../support/api-token';
import { grantActions } from '../support/grants';
import { ask, type Reply } from '../support/http';
import { connectPan115, createPan115App } from '../support/pan115';
import { allowPosting, editor, postOf, posts, videoPost } from '../support/posts';
import { openSession } from '../support/session';
import { createWorld, type World } from '../support/world';
import { postContracts } from '../../src/plugins/douyin/contracts/post-routes';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';

const boxes = {
  'lead:douyin:posts:publish': [
    ...['publishVideo', 'publishImage', 'create', 'update', 'schedule', 'cancel', 'retry'],
  ],
  'lead:douyin:posts:view': ['find', 'findOne', 'eventsFind'],
};
const granted = Object.entries(boxes).flatMap(([grant, names]) => names.map((name) => `${grant}.${name}`));

/** Routes that only the panel has. */
const panelOnly = ['approve', 'settle', 'desk', 'qr', 'candidates'];

type Caller = 'owner' | 'stranger' | 'program' | 'nobody';
type Send = (method: string, path: string, json?: unknown) => Promise<Reply>;

/** What a reply came to: our code of a refusal, or `done`. */
const outcomeOf = (reply: Reply): string =>
  reply.status < 300
    ? 'done'
    : (reply.json<{ error: { details: { code?: string } } }>().error.details.code ?? String(reply.status));

describe('posts of the content API', () => {
  let world: World;
  let mine: string;
  let theirs: string;
  let drive: string;
  const sends = {} as Record<Caller, Send>;
  beforeAll(async () => {
    world = await createWorld();
    await allowPosting(world);
    const [owner, stranger] = [
      await openSession(world, { person: 'xiaohe' }),
      await openSession(world, { person: 'muyu' }),
    ];
    const accountOf = async (userId: number) =>
      String((await world.tables('douyin_accounts').where({ user_id: userId }).first()).document_id);
    [mine, theirs] = [await accountOf(owner.user.id), await accountOf(stranger.user.id)];
    drive = await connectPan115(world, await createPan115App(world));
    for (const role of ['authenticated', 'public']) await grantActions(world, role, granted);
    const token = await apiToken(
      world,
      'custom',
      granted.map((name) => `plugin::douyin.${name}`),
    );
    const as =
      (bearer?: string): Send =>
      (method, path, json) =>
        ask(`${world.front.url}/api/douyin${path}`, {
          method,
          json,
          headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
        });
    Object.assign(sends, {
      owner: as(owner.jwt),
      stranger: as(stranger.jwt),
      program: as(token),
      nobody: as(),
    });
  });
  afterAll(() => world?.close());

  const draft = (accountId = mine, title = '春茶') => ({ ...videoPost(accountId, 0, title), media: [] });
  const newDraft = (accountId = mine) => posts<PostView>(world.strapi, 'create', draft(accountId), editor);
  const ahead = () => new Date(Date.now() + 86_400_000).toISOString();
  const uploaded = { video_url: 'v0uploaded', title: '新茶', publish_at: ahead() };

  /** Every route, as somebody uses it for a post of the owner's account; and what whoever may comes to. */
  const uses: Record<string, { done: string; use(send: Send, post: PostView): Promise<Reply> }> = {
    publishVideo: {
      done: 'done',
      use: (send) => send('POST', '/posts/video', { ...uploaded, account: mine }),
    },
    publishImage: {
      done: 'done',
      use: (send) =>
        send('POST', '/posts/images', {
          ...{ images: ['i0uploaded'], title: '新茶', publish_at: ahead(), account: mine },
        }),
    },
    read: { done: 'done', use: (send, { id }) => send('GET', `/posts/${id}`) },
    events: { done: 'done', use: (send, { id }) => send('GET', `/posts/${id}/events`) },
    create: { done: 'done', use: (send) => send('POST', '/posts', draft()) },
    edit: {
      done: 'done',
      use: (send, { id, version }) => send('PUT', `/posts/${id}`, { ...draft(mine, '改好的'), version }),
    },
    schedule: {
      done: 'POST_INVALID', // a draft without media
      use: (send, { id }) => send('POST', `/posts/${id}/schedule`, { at: ahead(), consent: true }),
    },
    cancel: { done: 'done', use: (send, { id }) => send('POST', `/posts/${id}/cancel`) },
    retry: { done: 'POST_STAGE', use: (send, { id }) => send('POST', `/posts/${id}/retry`) },
    list: { done: 'done', use: (send) => send('GET', '/posts?pageSize=100') },
  };

  it('have all their routes in this table', () => {
    const routes = Object.keys(postContracts).filter((name) => !panelOnly.includes(name));
    expect(Object.keys(uses).sort()).toEqual(routes.sort());
  });

  const named = Object.keys(uses).filter((name) => name !== 'list');
  const refusals: Record<string, string> = {
    publishVideo: 'POST_INVALID',
    publishImage: 'POST_INVALID',
    create: 'CONFIG_NOT_FOUND',
  };

  it.each(
    named.flatMap((name) =>
      (['owner', 'program', 'stranger', 'nobody'] as const).map((who): [string, Caller] => [name, who]),
    ),
  )('%s: as the %s', async (name, who) => {
    const post = await newDraft();
    const { done, use } = uses[name] ?? { done: '', use: () => Promise.reject(new Error(name)) };
    const isAllowed = who === 'owner' || who === 'program';
    const count = async () => Number((await world.tables('douyin_posts').count({ n: '*' }).first())?.n);
    const before = await count();
    const reply = await use(sends[who], post);
    expect(outcomeOf(reply)).toBe(isAllowed ? done : (refusals[name] ?? 'POST_NOT_FOUND'));
    if (isAllowed) return;
    expect(await postOf(world.strapi, post.id)).toEqual(post);
    expect(await count()).toBe(before);
  });

  it.each<[Caller, string[]]>([
    ['owner', ['mine']],
    ['stranger', ['theirs']],
    ['program', ['mine', 'theirs']],
    ['nobody', []],
  ])('list: the %s sees the posts of %j', async (who, whose) => {
    await newDraft(mine);
    await newDraft(theirs);
    const names = new Map([
      [mine, 'mine'],
      [theirs, 'theirs'],
    ]);
    const listed = async (query = '') => {
      const reply = await sends[who]('GET', `/posts?pageSize=100${query}`);
      const { rows, total } = reply.json<{ data: { rows: PostView[]; total: number } }>().data;
      expect(total).toBe(rows.length);
      return [...new Set(rows.map(({ accountId }) => names.get(accountId)))].sort();
    };
    expect(await listed()).toEqual(whose);
    expect(await listed(`&accountId=${theirs}`)).toEqual(whose.filter((name) => name === 'theirs'));
  });

  it('of whoever names none are those of its only account', async () => {
    const reply = await sends.stranger('POST', '/posts/video', uploaded);
    const { postId } = reply.json<{ data: { postId: string } }>().data;
    expect(await postOf(world.strapi, postId)).toMatchObject({ accountId: theirs, stage: 'scheduled' });
    // A program reaches several, and must say which.
    expect(outcomeOf(await sends.program('POST', '/posts/video', uploaded))).toBe('POST_INVALID');
  });

  it('take no file from the drive of somebody else', async () => {
    const media = [{ from: 'pan115', accountId: drive, pickCode: 'tea115' }];
    const asked = { ...draft(), media };
    expect(outcomeOf(await sends.owner('POST', '/posts', asked))).toBe('CONFIG_NOT_FOUND');
    const called = { ...uploaded, account: mine, video_url: `pan115:${drive}:tea115` };
    expect(outcomeOf(await sends.owner('POST', '/posts/video', called))).toBe('CONFIG_NOT_FOUND');
    expect(outcomeOf(await sends.program('POST', '/posts', asked))).toBe('done');
  });
});
