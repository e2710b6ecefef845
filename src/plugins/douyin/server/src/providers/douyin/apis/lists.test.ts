import { refusalOf } from '../../test-rig';
import type { Page } from '../rows';
import { startApis, type Account, type ApisRig } from './test-rig';

let rig: ApisRig;
let account: Account;
beforeEach(async () => {
  rig = await startApis();
  account = await rig.connected();
});
afterEach(() => rig.simulator.close());

/** Reads pages until the last one. */
async function allPages<Row>(read: (cursor?: string) => Promise<Page<Row>>): Promise<Page<Row>[]> {
  const pages: Page<Row>[] = [];
  for (;;) {
    const page = await read(pages.at(-1)?.cursor);
    pages.push(page);
    if (!page.hasMore) return pages;
  }
}

const fans = () =>
  allPages((cursor) => rig.ask('fansList', account, { count: 20, ...(cursor ? { cursor } : {}) }));

it('fansList: every fan once', async () => {
  await rig.steer('people/xiaohe/audience', { count: 58 });
  const pages = await fans();
  expect(pages.map(({ total, rows, bad }) => [total, rows.length, bad.length])).toEqual([
    [60, 20, 0],
    [60, 20, 0],
    [60, 20, 0],
  ]);
  const rows = pages.flatMap((page) => page.rows);
  expect(new Set(rows.map(({ openId }) => openId)).size).toBe(60);
  expect(rows[0]).toEqual({
    openId: expect.stringMatching(/^_000/),
    unionId: expect.stringMatching(/^_000/),
    nickname: '木鱼石',
    avatar: expect.stringMatching(/^https:/),
    city: expect.any(String),
    province: expect.any(String),
    country: '中国',
    gender: expect.any(Number),
  });
});

it('fansList: bad rows stand aside, with their reason and what came, and the page goes on', async () => {
  await rig.steer('people/xiaohe/audience', { count: 398, badPercent: 10 });
  const pages = await fans();
  const bad = pages.flatMap((page) => page.bad);
  expect(bad.length).toBeGreaterThan(20);
  expect(pages.flatMap(({ rows }) => rows).length + bad.length).toBe(400);
  expect(new Set(bad.map(({ reason }) => reason))).toEqual(
    new Set([
      'cannot be read at open_id',
      'is not a row',
      'cannot be read at union_id, nickname, avatar, city, province, country, gender',
    ]),
  );
  for (const { raw, index } of bad) {
    expect(() => JSON.parse(raw)).not.toThrow();
    expect(index).toBeLessThan(20);
  }
});

it('fansList: goes on after a throttle, and not with a cursor of yesterday', async () => {
  const { cursor } = await rig.ask('fansList', account, { count: 20 });
  await rig.steer('faults', { endpoint: 'fans_list', kind: 'throttle' });
  const again = () => rig.ask('fansList', account, { count: 20, cursor });
  expect((await refusalOf(again())).code).toBe('API_THROTTLED');
  expect((await again()).rows).toHaveLength(20);
  await rig.steer('clock', { advanceMs: 25 * 3_600_000 });
  expect((await refusalOf(again())).code).toBe('API_PARAMETER');
});

it('followingList: whom the account follows', async () => {
  const page = await rig.ask('followingList', account, { count: 20 });
  expect(page).toMatchObject({ total: null, hasMore: false, bad: [] });
  expect(page.rows).toHaveLength(12);
});

it('intentionLog: what people did in a time, by querySession', async () => {
  await rig.steer('people/qingtuan/message', { person: 'xiaohe', text: '周末开门吗' });
  await rig.steer('people/xiaohe/intentions', { count: 120 });
  const [startTime, endTime] = [new Date(Date.now() - 40 * 86_400_000), new Date(Date.now() + 60_000)];
  const pages = await allPages((querySession) =>
    rig.ask('intentionLog', account, {
      startTime,
      endTime,
      count: 50,
      ...(querySession ? { querySession } : {}),
    }),
  );
  const rows = pages.flatMap((page) => page.rows);
  expect(rows).toHaveLength(121);
  expect(rows[0]).toEqual({
    openId: expect.stringMatching(/^_000/),
    event: 'im_receive_msg',
    eventTime: expect.any(Date),
    content: expect.stringContaining('from_user_id'),
    details: expect.objectContaining({ message_type: 'text', text: '周末开门吗' }),
  });
  expect(rows[1]?.details).toEqual({ action_type: 1, action_time: expect.any(Number) });
  const { rows: followed } = await rig.ask('intentionLog', account, {
    startTime,
    endTime,
    count: 50,
    event: 'new_follow_action',
  });
  expect(followed.every(({ event }) => event === 'new_follow_action')).toBe(true);
});

it('commentList and commentReplyList: what stands under a work', async () => {
  const { item_id: item } = await rig.steer('people/xiaohe/comments', { count: 30 });
  const { comment_id: comment } = await rig.steer('people/muyu/comment', {
    person: 'xiaohe',
    content: '想要同款',
  });
  await rig.steer('people/shancha/comment', { person: 'xiaohe', content: '我也是', comment_id: comment });
  const itemId = String(item);
  const { rows, hasMore } = await rig.ask('commentList', account, { itemId, count: 20, sortType: 'time' });
  expect([rows.length, hasMore]).toEqual([20, true]);
  expect(rows[0]).toEqual({
    commentId: comment,
    replyCommentId: null,
    commentUserId: expect.stringMatching(/^_000/),
    nickName: '木鱼石',
    avatar: expect.stringMatching(/^https:/),
    content: '想要同款',
    diggCount: expect.any(Number),
    replyCommentTotal: 1,
    top: false,
    createTime: expect.any(Date),
  });
  const replies = await rig.ask('commentReplyList', account, {
    itemId,
    commentId: String(comment),
    count: 20,
  });
  expect(replies.rows).toMatchObject([{ content: '我也是', replyCommentId: comment }]);
  const refused = await refusalOf(rig.ask('commentList', account, { itemId: '@no', count: 20 }));
  expect(refused.code).toBe('API_REJECTED');
});

it('leadsUserList, leadsUserDetail and leadsActionList: 意向用户', async () => {
  const { rows, hasMore } = await rig.ask('leadsUserList', account, { count: 20 });
  expect([rows.length, hasMore]).toEqual([20, true]);
  const warm = await rig.ask('leadsUserList', account, { count: 20, leadsLevel: '2' });
  const [lead] = warm.rows;
  expect(lead).toMatchObject({
    leadsLevel: 2,
    telephone: expect.stringMatching(/^139\d{8}$/),
    tagList: [],
    isFollow: true,
  });
  const userId = lead?.openId ?? '';
  expect(await rig.ask('leadsUserDetail', account, { userId })).toEqual(lead);
  const actions = await rig.ask('leadsActionList', account, { userId, count: 20 });
  expect(actions.rows[0]).toEqual({
    userId,
    actionType: expect.any(Number),
    actionFlag: expect.any(Number),
    actionSource: expect.any(String),
    createTime: expect.any(Date),
  });
  const late = await rig.ask('leadsUserList', account, {
    count: 20,
    startTime: new Date('2025-06-02T00:00:00Z'),
  });
  expect(late.rows).toEqual([]);
});

it('leadsTagList and leadsTagUserList: the tags given', async () => {
  const [lead] = (await rig.ask('leadsUserList', account, { count: 1 })).rows;
  const post = async (path: string, body: object) => {
    const url = `${rig.simulator.url}/enterprise/leads/tag/${path}/?open_id=${encodeURIComponent(account.openId)}`;
    const headers = { 'content-type': 'application/json', 'access-token': account.accessToken };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return ((await answer.json()) as { data: { tag_id: number } }).data.tag_id;
  };
  const tagId = await post('create', { tag_name: '常客' });
  await post('user/update', { tag_id: tagId, user_id: lead?.openId, bind: true });
  const tags = await rig.ask('leadsTagList', account, { count: 20 });
  expect(tags.rows).toEqual([{ tagId: String(tagId), tagName: '常客' }]);
  const users = await rig.ask('leadsTagUserList', account, { tagId: String(tagId), count: 20 });
  expect(users.rows).toEqual([lead?.openId]);
});

it('retainConsultCards: the cards of the account', async () => {
  expect(await rig.ask('retainConsultCards', account, {})).toEqual({ rows: [], raw: [], bad: [] });
  await fetch(
    `${rig.simulator.url}/im/save/retain_consult_card/?open_id=${encodeURIComponent(account.openId)}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'access-token': account.accessToken },
      body: JSON.stringify({ title: '到店咨询', components: [1, 2] }),
    },
  );
  expect((await rig.ask('retainConsultCards', account, {})).rows).toEqual([
    { cardId: expect.stringMatching(/^@/), title: '到店咨询', mediaId: null, components: [1, 2], status: 1 },
  ]);
});

it('clueQuery: clues with the phone number opened', async () => {
  const [from, to] = ['2025-05-01T00:00:00+08:00', '2025-05-02T00:00:00+08:00'];
  await rig.steer('clues', { account_id: '700', count: 24, from, to });
  const time = { startTime: new Date(from), endTime: new Date('2025-05-01T11:59:59+08:00') };
  const first = await rig.ask('clueQuery', account, { accountId: '700', page: 1, pageSize: 10, ...time });
  expect(first).toMatchObject({ total: 12, hasMore: true, bad: [] });
  expect(first.rows[0]).toMatchObject({
    telephone: expect.stringMatching(/^137\d{8}$/),
    encTelephone: null,
    createTime: new Date('2025-05-01T11:00:00+08:00'),
    orderId: null,
  });
  const second = await rig.ask('clueQuery', account, { accountId: '700', page: 2, pageSize: 10, ...time });
  expect([second.rows.length, second.hasMore]).toEqual([2, false]);
});
