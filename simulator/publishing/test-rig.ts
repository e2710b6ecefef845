import { Readable } from 'node:stream';
import { connectAs, postJson, send, type Account, type Answer } from '../test-rig';

const VIDEO_API = '/api/douyin/v1/video';

/** An account whose app may publish for it. */
export const author = (person = 'xiaohe', url?: string): Promise<Account> =>
  connectAs(person, 'user_info,video.create.bind,video.list.bind,video.data.bind', url);

const addressOf = ({ url, openId }: Account, name: string, query: Record<string, string>): string =>
  `${url}${VIDEO_API}/${name}/?${new URLSearchParams({ open_id: openId, ...query })}`;

/** Calls an API of publishing with JSON. */
export const ask = (
  account: Account,
  name: string,
  body: unknown = {},
  query: Record<string, string> = {},
): Promise<Answer> => postJson(addressOf(account, name, query), body, { 'access-token': account.token });

/** Sends one file. */
export function upload(
  account: Account,
  name: string,
  file: Buffer | string,
  query: Record<string, string> = {},
  field = name === 'upload_image' ? 'image' : 'video',
): Promise<Answer> {
  const form = new FormData();
  form.append(field, new Blob([file as BlobPart], { type: 'video/mp4' }), 'a.mp4');
  const headers = { 'access-token': account.token };
  return send(addressOf(account, name, query), { method: 'POST', body: form, headers });
}

/** Sends a file of so many zeros without having them all at once. */
export function uploadZeros(account: Account, name: string, bytes: number): Promise<Answer> {
  const chunk = Buffer.alloc(1024 * 1024);
  function* pieces(): Generator<Buffer> {
    yield Buffer.from('--b\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n');
    for (let left = bytes; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
    yield Buffer.from('\r\n--b--\r\n');
  }
  const headers = { 'access-token': account.token, 'content-type': 'multipart/form-data; boundary=b' };
  const body = Readable.toWeb(Readable.from(pieces())) as BodyInit;
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
  return send(addressOf(account, name, {}), init);
}

/** A video that waits to be shown. */
export async function newVideo(account: Account): Promise<string> {
  const { data } = await upload(account, 'upload_video', 'a video');
  return String((data.video as { video_id: string }).video_id);
}

/** A picture that waits to be shown. */
export async function newImage(account: Account): Promise<string> {
  const { data } = await upload(account, 'upload_image', 'a picture');
  return String((data.image as { image_id: string }).image_id);
}

/** A new work's ids. */
export async function newWork(account: Account, fields: object = {}): Promise<Record<string, unknown>> {
  const { data } = await ask(account, 'create_video', { video_id: await newVideo(account), ...fields });
  return data;
}

/** Turns switches. */
export const turn = (account: Account, switches: object): Promise<Answer> =>
  postJson(`${account.url}/_sim/switches`, switches);

// Its length is a prime, so that no two places of a file that repeats it look alike to whoever cuts it into round pieces.
const block = Uint8Array.from({ length: 65_521 }, (_, index) => (index * 31 + (index >> 8)) % 256);

/** A file of so many bytes, always the same. */
export const fileOf = (bytes: number): Buffer => Buffer.alloc(bytes, block);
