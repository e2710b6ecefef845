import { createHash } from 'node:crypto';
import { HOUR } from '../clock';
import { advance, closeAll, fault, postJson, send, type Account } from '../test-rig';
import { ask, author, fileOf, turn, upload, uploadZeros } from './test-rig';

afterEach(closeAll);

const MIB = 1024 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

const begin = async (account: Account): Promise<{ upload_id: string }> => {
  const { data } = await ask(account, 'init_video_part_upload');
  return { upload_id: String(data.upload_id) };
};

const part = (account: Account, query: { upload_id: string }, number: number, file = fileOf(6)) =>
  upload(account, 'upload_video_part', file, { ...query, part_number: String(number) });

const media = async ({ url }: Account) =>
  (await send(`${url}/_sim/media`)).body.media as { pieces: object[]; kind: string }[];

describe('a whole upload', () => {
  it('answers the video and has read every byte', async () => {
    const account = await author();
    const file = fileOf(3 * MIB);
    const { body, data } = await upload(account, 'upload_video', file);
    expect(body).toMatchObject({ data: { error_code: 0 }, extra: { error_code: 0, logid: /./ } });
    expect(data.video).toEqual({
      video_id: expect.stringMatching(/^@.*\/.*==$/),
      width: expect.any(Number),
      height: expect.any(Number),
    });
    expect(await media(account)).toMatchObject([
      { kind: 'video', pieces: [{ bytes: file.length, sha256: sha256(file) }] },
    ]);
  });

  it('may have 128 MB and not a byte more, and memory stays flat', async () => {
    const account = await author();
    expect((await uploadZeros(account, 'upload_video', 128 * MIB)).data.error_code).toBe(0);
    const before = process.memoryUsage().rss;
    expect((await uploadZeros(account, 'upload_video', 128 * MIB + 1)).data.error_code).toBe(2190005);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MIB);
  });

  it('refuses what is too long, empty, another field or no file', async () => {
    const account = await author();
    const verdict = async (...more: [Buffer | string, Record<string, string>?, string?]) =>
      (await upload(account, 'upload_video', ...more)).data.error_code;
    expect(await verdict('')).toBe(28001007);
    expect(await verdict('x', {}, 'file')).toBe(28001007);
    expect((await ask(account, 'upload_video')).data.error_code).toBe(28001007);
    await turn(account, { videoSeconds: 900 });
    expect(await verdict('x')).toBe(0);
    await turn(account, { videoSeconds: 901 });
    expect(await verdict('x')).toBe(2190006);
  });

  it('needs the scope, and the app too', async () => {
    const account = await author();
    const other = { ...account, openId: '_000somebody' };
    expect((await upload(other, 'upload_video', 'x')).data.error_code).toBe(28001015);
    expect((await upload({ ...account, token: 'act.x' }, 'upload_video', 'x')).data.error_code).toBe(
      28001003,
    );
  });
});

describe('an upload by parts', () => {
  it('takes parts in any order and again, and puts them together once', async () => {
    const account = await author();
    await turn(account, { partMinBytes: 6 });
    const query = await begin(account);
    for (const number of [2, 1, 3, 2])
      expect((await part(account, query, number, fileOf(number === 3 ? 1 : 5 + number))).data).toMatchObject({
        error_code: 0,
      });
    const { data } = await ask(account, 'complete_video_part_upload', {}, query);
    expect(data.video).toMatchObject({ video_id: expect.stringMatching(/^@/) });
    expect((await media(account))[0]?.pieces).toMatchObject([{ bytes: 6 }, { bytes: 7 }, { bytes: 1 }]);
    const again = await ask(account, 'complete_video_part_upload', {}, query);
    expect(again.data.error_code).toBe(28001007);
  });

  const completed = async (account: Account, parts: [number, number][]) => {
    const query = await begin(account);
    for (const [number, bytes] of parts) await part(account, query, number, fileOf(bytes));
    return (await ask(account, 'complete_video_part_upload', {}, query)).data.error_code;
  };

  it('refuses gaps, small parts and too much in all', async () => {
    const account = await author();
    await turn(account, { partMinBytes: 6, videoMaxBytes: 20, partMaxBytes: 10 });
    expect(await completed(account, [])).toBe(28001007);
    expect(await completed(account, [[2, 6]])).toBe(28001007);
    expect(
      await completed(account, [
        [1, 6],
        [3, 6],
      ]),
    ).toBe(28001007);
    expect(
      await completed(account, [
        [1, 5],
        [2, 6],
      ]),
    ).toBe(28001007);
    expect(
      await completed(account, [
        [1, 6],
        [2, 1],
      ]),
    ).toBe(0);
    expect(
      await completed(account, [
        [1, 10],
        [2, 10],
      ]),
    ).toBe(0);
    expect(
      await completed(account, [
        [1, 10],
        [2, 10],
        [3, 1],
      ]),
    ).toBe(2190005);
    const query = await begin(account);
    expect((await part(account, query, 1, fileOf(11))).data.error_code).toBe(2190005);
    expect((await part(account, query, 0)).data.error_code).toBe(28001007);
    expect((await part(account, query, 1.5)).data.error_code).toBe(28001007);
  });

  it('counts a part below 5 MB as small', async () => {
    const account = await author();
    expect(
      await completed(account, [
        [1, 5 * MIB - 1],
        [2, 1],
      ]),
    ).toBe(28001007);
    expect(
      await completed(account, [
        [1, 5 * MIB],
        [2, 1],
      ]),
    ).toBe(0);
  });

  it('ends after two hours, or when told to, and belongs to its account', async () => {
    const account = await author();
    const query = await begin(account);
    const other = await author('shancha', account.url);
    expect((await part(other, query, 1)).data.error_code).toBe(28001007);
    await advance(account.url, 2 * HOUR - 1000);
    expect((await part(account, query, 1)).data.error_code).toBe(0);
    await advance(account.url, 2000);
    expect((await part(account, query, 1)).data.error_code).toBe(28001007);
    const later = await begin(account);
    await postJson(`${account.url}/_sim/uploads/expire`, {});
    expect((await part(account, later, 1)).data.error_code).toBe(28001007);
  });
});

describe('what goes wrong on command', () => {
  const outcomes = async ({ url }: Account) =>
    (await send(`${url}/_sim/calls`)).body as { counts: Record<string, Record<string, number>> };

  it('breaks the line in the middle, and knows nothing of the file', async () => {
    const account = await author();
    await fault(account.url, { endpoint: 'upload_video', kind: 'cut', after: MIB });
    await expect(upload(account, 'upload_video', fileOf(8 * MIB))).rejects.toThrow();
    expect(await media(account)).toEqual([]);
    expect((await outcomes(account)).counts.upload_video).toEqual({ 'fault:cut': 1 });
    expect((await upload(account, 'upload_video', 'x')).data.error_code).toBe(0);
  });

  it('reads slowly', async () => {
    const account = await author();
    await fault(account.url, { endpoint: 'upload_video', kind: 'slow', bytes_per_second: 1_000_000 });
    const start = performance.now();
    await upload(account, 'upload_video', fileOf(400_000));
    expect(performance.now() - start).toBeGreaterThan(300);
  });

  it('says yes to a part and forgets it, or loses it later', async () => {
    const account = await author();
    const query = await begin(account);
    await fault(account.url, { endpoint: 'upload_video_part', kind: 'forget' });
    expect((await part(account, query, 1)).data.error_code).toBe(0);
    expect((await ask(account, 'complete_video_part_upload', {}, query)).data.error_code).toBe(28001007);
    await part(account, query, 1);
    const { body } = await send(`${account.url}/_sim/uploads`);
    expect(body.uploads).toMatchObject([{ ...query, parts: [{ part_number: 1, bytes: 6 }] }]);
    const lost = await postJson(`${account.url}/_sim/uploads/lose`, { part_number: 1 });
    expect(lost.body.parts).toEqual([]);
    expect((await postJson(`${account.url}/_sim/uploads/lose`, { part_number: 1 })).status).toBe(404);
  });

  it('does what is asked and answers late', async () => {
    const account = await author();
    await fault(account.url, { endpoint: 'upload_video', kind: 'late', ms: 60_000 });
    const gone = fetch(`${account.url}/api/douyin/v1/video/upload_video/?open_id=${account.openId}`, {
      method: 'POST',
      headers: { 'access-token': account.token, 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\ncontent-disposition: form-data; name="video"\r\n\r\nxy\r\n--b--\r\n',
      signal: AbortSignal.timeout(300),
    });
    await expect(gone).rejects.toThrow();
    expect(await media(account)).toHaveLength(1);
  });
});
