import { DAY, MINUTE } from '../clock';
import {
  act,
  advance,
  closeAll,
  connectAs,
  fault,
  patchApp,
  postJson,
  readAll,
  readAs,
  send,
  type Account,
} from '../test-rig';
import { ask, author, newImage, newVideo, newWork, turn, upload } from './test-rig';

afterEach(closeAll);

const LIST = '/api/douyin/v1/video/video_list/';

/** A work as video_data tells it; nothing when it tells none. */
async function told(account: Account, item: unknown) {
  const { data } = await ask(account, 'video_data', { item_ids: [item] });
  return (data.list as Record<string, unknown>[])[0];
}

describe('create_video', () => {
  it('makes a work under review that is published a minute later', async () => {
    const account = await author();
    const { item_id, video_id, error_code } = await newWork(account, { text: '雨天的书店 #读书' });
    expect([error_code, item_id, video_id]).toEqual([0, expect.stringMatching(/^@9V/), expect.any(String)]);
    expect(await told(account, item_id)).toMatchObject({
      item_id,
      video_id,
      title: '雨天的书店 #读书',
      is_reviewed: false,
      video_status: 4,
      media_type: 4,
      statistics: { play_count: 0 },
    });
    await advance(account.url, MINUTE);
    expect(await told(account, item_id)).toMatchObject({ is_reviewed: true, video_status: 5 });
    const [newest] = (await readAll(account, LIST))[0]?.list ?? [];
    expect(newest).toMatchObject({ item_id });
  });

  it('shows a private work to its author alone', async () => {
    const account = await author();
    const { item_id } = await newWork(account, { private_status: 1 });
    await advance(account.url, MINUTE);
    expect(await told(account, item_id)).toMatchObject({ is_reviewed: true, video_status: 1 });
  });

  it('takes each upload once, and of its own account only', async () => {
    const account = await author();
    const other = await author('shancha', account.url);
    const video_id = await newVideo(account);
    expect((await ask(other, 'create_video', { video_id })).data.error_code).toBe(2190007);
    expect((await ask(account, 'create_video', { video_id })).data.error_code).toBe(0);
    expect((await ask(account, 'create_video', { video_id })).data.error_code).toBe(2190007);
    expect((await ask(account, 'create_video', {})).data.error_code).toBe(2190007);
    const image = await newImage(account);
    expect((await ask(account, 'create_video', { video_id: image })).data.error_code).toBe(2190007);
  });

  it.each([
    ['text of 1000 signs', { text: '🎈'.repeat(1000) }, 0],
    ['text of 1001 signs', { text: '书'.repeat(1001) }, 28001007],
    ['text that is a number', { text: 1 }, 28001007],
    ['private_status 2', { private_status: 2 }, 0],
    ['private_status 3', { private_status: 3 }, 28001007],
    ['a cover that is no picture', { custom_cover_image_url: 'https://x.example/a.png' }, 28001007],
    ['a moment before the start as cover', { cover_tsp: -1 }, 28001007],
    ['a moment as cover', { cover_tsp: 1.5 }, 0],
    ['people without a name', { at_users: [''] }, 28001007],
  ])('%s', async (_what, fields, number) => {
    const account = await author();
    const video_id = await newVideo(account);
    const { data } = await ask(account, 'create_video', { video_id, ...fields });
    expect(data.error_code).toBe(number);
    if (number !== 0) expect((await ask(account, 'create_video', { video_id })).data.error_code).toBe(0);
  });

  it('takes an uploaded picture as cover', async () => {
    const account = await author();
    const work = await newWork(account, { custom_cover_image_url: await newImage(account) });
    expect(work.error_code).toBe(0);
  });
});

describe('create_image_text', () => {
  const images = (account: Account, count: number) =>
    Promise.all(Array.from({ length: count }, () => newImage(account)));
  const verdict = async (account: Account, image_list: unknown) =>
    (await ask(account, 'create_image_text', { image_list })).data.error_code;

  it('makes a work of 1 to 30 pictures', async () => {
    const account = await author();
    expect(await verdict(account, await images(account, 1))).toBe(0);
    expect(await verdict(account, await images(account, 30))).toBe(0);
    expect(await verdict(account, await images(account, 31))).toBe(28001007);
    const { data } = await ask(account, 'create_image_text', { image_list: await images(account, 2) });
    expect(await told(account, data.item_id)).toMatchObject({ media_type: 2, is_reviewed: false });
  });

  it('refuses none, unknown ones, the same twice and videos', async () => {
    const account = await author();
    const [one = ''] = await images(account, 1);
    expect(await verdict(account, [])).toBe(28001007);
    expect(await verdict(account, one)).toBe(28001007);
    expect(await verdict(account, ['@nothing'])).toBe(28001007);
    expect(await verdict(account, [one, one])).toBe(28001007);
    expect(await verdict(account, [await newVideo(account)])).toBe(28001007);
    await turn(account, { imageMaxBytes: 5 });
    expect((await upload(account, 'upload_image', 'a picture')).data.error_code).toBe(28001007);
  });
});

describe('quota', () => {
  it('ends at the midnight of Beijing', async () => {
    const account = await author();
    await postJson(`${account.url}/_sim/clock`, { set: '2031-05-06T15:30:00Z' });
    const fresh = await author('xiaohe', account.url);
    await turn(account, { postsPerDay: 2 });
    expect((await newWork(fresh)).error_code).toBe(0);
    expect((await newWork(fresh)).error_code).toBe(0);
    expect((await newWork(fresh)).error_code).toBe(2114007);
    await advance(account.url, 30 * MINUTE);
    expect((await newWork(fresh)).error_code).toBe(0);
  });

  it('does not matter to who is banned', async () => {
    const account = await author();
    await act(account.url, 'xiaohe', 'ban', { banned: true });
    expect((await newWork(account)).error_code).toBe(2114005);
    await act(account.url, 'xiaohe', 'ban', { banned: false });
    expect((await newWork(account)).error_code).toBe(0);
  });
});

describe('review', () => {
  it('comes to what was planned for the next works', async () => {
    const account = await author();
    await act(account.url, 'xiaohe', 'review', { verdict: 'rejected' });
    await act(account.url, 'xiaohe', 'review', { verdict: 'vanished' });
    const [bad, gone, good] = [await newWork(account), await newWork(account), await newWork(account)];
    expect(await told(account, gone.item_id)).toMatchObject({ video_status: 4 });
    await advance(account.url, MINUTE);
    expect(await told(account, bad.item_id)).toMatchObject({ is_reviewed: true, video_status: 2 });
    expect(await told(account, gone.item_id)).toBeUndefined();
    expect(await told(account, good.item_id)).toMatchObject({ video_status: 5 });
  });

  it('comes to what a work is told, now or later, after its publication too', async () => {
    const account = await author();
    const { item_id } = await newWork(account);
    await act(account.url, 'xiaohe', 'review', { item_id, verdict: 'published' });
    expect(await told(account, item_id)).toMatchObject({ video_status: 5 });
    await act(account.url, 'xiaohe', 'review', { item_id, verdict: 'vanished', after_seconds: 60 });
    await advance(account.url, MINUTE);
    expect(await told(account, item_id)).toBeUndefined();
    const unknown = await act(account.url, 'xiaohe', 'review', { item_id, verdict: 'published' });
    expect(unknown.status).toBe(404);
  });
});

describe('video_list', () => {
  it('shows new works late, in any order', async () => {
    const account = await author();
    await turn(account, { listDelaySeconds: 600 });
    const { item_id } = await newWork(account);
    const ids = async () =>
      (await readAll(account, LIST)).flatMap(({ list }) => list.map((row) => row?.item_id));
    expect(await ids()).not.toContain(item_id);
    expect(await told(account, item_id)).toBeDefined();
    await advance(account.url, 10 * MINUTE);
    const ordered = await ids();
    expect(ordered[0]).toBe(item_id);
    await turn(account, { listShuffled: true });
    const mixed = await ids();
    expect(mixed).not.toEqual(ordered);
    expect([...mixed].sort()).toEqual([...ordered].sort());
  });
});

it('is asked for with both scopes', async () => {
  const poor = await connectAs('xiaohe', 'user_info');
  expect((await ask(poor, 'create_video')).data.error_code).toBe(28001012);
  const account = await author('shancha', poor.url);
  await patchApp(poor.url, { scopes: ['user_info'] });
  expect((await ask(account, 'create_video')).data.error_code).toBe(28001018);
  const page = await readAs(account, LIST, { count: '1' });
  expect(page.data.error_code).toBe(28001018);
});

it('makes the work of a call whose answer is lost', async () => {
  const account = await author();
  const video_id = await newVideo(account);
  await fault(account.url, { endpoint: 'create_video', kind: 'lost' });
  await expect(ask(account, 'create_video', { video_id, text: '没有回音' })).rejects.toThrow();
  await advance(account.url, DAY);
  const { data } = await readAs(account, LIST, { count: '1' });
  expect(data.list).toMatchObject([{ title: '没有回音', video_status: 5 }]);
  const { body } = await send(`${account.url}/_sim/calls`);
  expect(body.counts).toMatchObject({ create_video: { 'fault:lost': 1 } });
});
