import { act, closeAll, connectAs, postJson, readAll, readAs, type Account, type Row } from '../test-rig';

afterEach(closeAll);

const LIST = '/item/comment/list/';
const REPLIES = '/item/comment/reply/list/';

async function withWork(count?: number): Promise<{ account: Account; item: string }> {
  const account = await connectAs('xiaohe', 'user_info,item.comment');
  const { body } = await act(account.url, 'xiaohe', 'comments', count === undefined ? {} : { count });
  return { account, item: String(body.item_id) };
}

const rowsOf = async (account: Account, path: string, query: Record<string, string>): Promise<Row[]> =>
  (await readAll(account, path, query)).flatMap(({ list }) => list.map((row) => row ?? {}));

const post = (account: Account, path: string, body: Row) =>
  postJson(`${account.url}${path}?open_id=${encodeURIComponent(account.openId)}`, body, {
    'access-token': account.token,
  });

it('shows each comment once, in the order asked for', async () => {
  const { account, item } = await withWork(45);
  const times = async (order: Record<string, string>) =>
    (await rowsOf(account, LIST, { item_id: item, ...order })).map(({ create_time }) => Number(create_time));
  const [recommended, newest, oldest] = [
    await times({}),
    await times({ sort_type: 'time' }),
    await times({ sort_type: 'time_asc' }),
  ];
  expect(oldest).toEqual([...oldest].sort((one, other) => one - other));
  expect(newest).toEqual([...oldest].reverse());
  expect([new Set(recommended).size, recommended.length]).toEqual([45, 45]);
  expect(recommended).not.toEqual(newest);
  const [row] = await rowsOf(account, LIST, { item_id: item });
  expect(row).toEqual({
    comment_id: expect.stringMatching(/^@9V.*[+/=]/),
    reply_comment_id: '',
    comment_user_id: expect.stringMatching(/^_000/),
    nick_name: expect.any(String),
    avatar: expect.stringMatching(/^https:/),
    content: expect.any(String),
    digg_count: expect.any(Number),
    reply_comment_total: expect.any(Number),
    top: false,
    create_time: expect.any(Number),
  });
});

it('has as many comments as the figures of the work say', async () => {
  const account = await connectAs('xiaohe', 'user_info,item.comment,video.list.bind');
  const { data } = await readAs(account, '/api/douyin/v1/video/video_list/', { count: '1' });
  const [work] = data.list as { item_id: string; statistics: { comment_count: number } }[];
  expect(await rowsOf(account, LIST, { item_id: work?.item_id ?? '' })).toHaveLength(
    work?.statistics.comment_count ?? -1,
  );
});

it('shows the replies a comment counts', async () => {
  const { account, item } = await withWork(10);
  const comments = await rowsOf(account, LIST, { item_id: item, sort_type: 'time_asc' });
  expect(comments.map(({ reply_comment_total: total }) => total)).toEqual([1, 0, 0, 2, 0, 0, 3, 0, 0, 1]);
  const comment = String(comments[6]?.comment_id);
  const replies = await rowsOf(account, REPLIES, { item_id: item, comment_id: comment });
  expect(replies.map(({ reply_comment_id: parent }) => parent)).toEqual([comment, comment, comment]);
});

it('takes comments of people, and the account’s own answers', async () => {
  const { account, item } = await withWork(2);
  const written = await act(account.url, 'qingtuan', 'comment', { person: 'xiaohe', content: '想去看看' });
  const comment = String(written.body.comment_id);
  const answer = await post(account, '/item/comment/reply/', {
    item_id: item,
    comment_id: comment,
    content: '欢迎',
  });
  expect(answer.data).toMatchObject({
    comment_id: expect.stringMatching(/^@/),
    nick_name: '小河',
    error_code: 0,
  });
  await act(account.url, 'muyu', 'comment', { person: 'xiaohe', content: '同去', comment_id: comment });
  const [newest] = await rowsOf(account, LIST, { item_id: item, sort_type: 'time' });
  expect(newest).toMatchObject({ nick_name: '青团🍃', content: '想去看看', reply_comment_total: 2 });
  const replies = await rowsOf(account, REPLIES, {
    item_id: item,
    comment_id: comment,
    sort_type: 'time_asc',
  });
  expect(replies.map(({ content }) => content)).toEqual(['欢迎', '同去']);
  await post(account, '/item/comment/reply/', { item_id: item, content: '新书周五到' });
  expect(await rowsOf(account, LIST, { item_id: item })).toHaveLength(4);
});

it('pins one', async () => {
  const { account, item } = await withWork(3);
  const [first] = await rowsOf(account, LIST, { item_id: item, sort_type: 'time' });
  const pin = (top: unknown) =>
    post(account, '/item/comment/top/', { item_id: item, comment_id: first?.comment_id, top });
  expect((await pin(true)).data.error_code).toBe(0);
  expect((await rowsOf(account, LIST, { item_id: item, sort_type: 'time' }))[0]?.top).toBe(true);
  expect((await pin('yes')).data.error_code).toBe(28001007);
});

it('answers what is wrong', async () => {
  const { account, item } = await withWork(3);
  const numberOf = async (path: string, query: Record<string, string>) =>
    (await readAs(account, path, { count: '20', ...query })).data.error_code;
  expect(await numberOf(LIST, {})).toBe(28001007);
  expect(await numberOf(LIST, { item_id: '@nobody' })).toBe(2111007);
  expect(await numberOf(LIST, { item_id: item, sort_type: 'hot' })).toBe(28001007);
  expect(await numberOf(LIST, { item_id: item, count: '21' })).toBe(28001007);
  expect(await numberOf(REPLIES, { item_id: item, comment_id: '@nothing' })).toBe(2111003);
  const reply = await post(account, '/item/comment/reply/', {
    item_id: item,
    comment_id: '@nothing',
    content: 'x',
  });
  expect(reply.data.error_code).toBe(2111003);
  expect(
    (await act(account.url, 'muyu', 'comment', { person: 'xiaohe', content: 'x', item_id: '@no' })).status,
  ).toBe(404);
});

it('spoils some rows', async () => {
  const { account, item } = await withWork(100);
  await act(account.url, 'xiaohe', 'comments', { badPercent: 20 });
  const bad = (await rowsOf(account, LIST, { item_id: item })).filter(
    ({ content }) => typeof content !== 'string',
  );
  expect(bad.length).toBeGreaterThan(3);
});
