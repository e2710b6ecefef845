import { Readable } from 'node:stream';
import type Client from '@open-dy/open_api_sdk';
import {
  CompleteVideoPartUploadRequest,
  InitVideoPartUploadRequest,
  OauthClientTokenRequest,
  ShareidRequest,
  UploadImageRequest,
  VideoCreateImageTextRequest,
  VideoCreateVideoRequest,
  VideoUploadVideoPartRequest,
  VideoUploadVideoRequest,
  VideoVideoDataRequest,
} from '@open-dy/open_api_sdk';
import { FileField } from '@open-dy/open_api_util';
import { account, closeSdk, KEYS, sdk } from '../sdk-rig';
import { act, fault, postJson } from '../test-rig';
import { fileOf } from './test-rig';

afterEach(closeSdk);

const SCOPE = 'user_info,video.create.bind,video.list.bind,video.data.bind';

const file = (bytes: Buffer, contentType = 'video/mp4') =>
  new FileField({ filename: 'a.mp4', contentType, content: Readable.from([bytes]) });

/** The SDK and an account it may publish for. */
async function ready() {
  const { client, url } = await sdk();
  return { client, url, own: await account(client, url, SCOPE) };
}

type Own = Awaited<ReturnType<typeof account>>;

const uploadVideo = (client: Client, own: Own, bytes = fileOf(500)) =>
  client.videoUploadVideo(new VideoUploadVideoRequest({ ...own, video: file(bytes) }));

async function videoId(client: Client, own: Own): Promise<string> {
  return (await uploadVideo(client, own)).data?.video?.videoId ?? '';
}

const create = (client: Client, own: Own, fields: { videoId: string; text?: string }) =>
  client.videoCreateVideo(new VideoCreateVideoRequest({ ...own, ...fields }));

it('uploads a video whole and publishes it', async () => {
  const { client, own } = await ready();
  const { data } = await create(client, own, { videoId: await videoId(client, own), text: '新书到了' });
  expect(data).toMatchObject({ gwErrorCode: 0, itemId: expect.stringMatching(/^@9V/) });
  const itemIds = [data?.itemId ?? ''];
  const some = await client.videoVideoData(new VideoVideoDataRequest({ ...own, itemIds }));
  expect(some.data?.list).toMatchObject([{ title: '新书到了', isReviewed: false, videoStatus: 4 }]);
});

it('uploads a video by parts', async () => {
  const { client, url, own } = await ready();
  await postJson(`${url}/_sim/switches`, { partMinBytes: 500 });
  const { data } = await client.initVideoPartUpload(new InitVideoPartUploadRequest(own));
  const uploadId = data?.uploadId ?? '';
  for (const partNumber of ['1', '2']) {
    const part = { ...own, uploadId, partNumber, video: file(fileOf(500)) };
    await client.videoUploadVideoPart(new VideoUploadVideoPartRequest(part));
  }
  const request = new CompleteVideoPartUploadRequest({ ...own, uploadId });
  const completed = await client.completeVideoPartUpload(request);
  expect(completed.data?.video).toMatchObject({ videoId: expect.stringMatching(/^@/), width: 1080 });
  await expect(client.completeVideoPartUpload(request)).rejects.toMatchObject({ code: '28001007' });
});

it('uploads pictures and publishes them', async () => {
  const { client, own } = await ready();
  const picture = new UploadImageRequest({ ...own, image: file(fileOf(90), 'image/png') });
  const { data } = await client.uploadImage(picture);
  const imageList = [data?.image?.imageId ?? ''];
  const posted = await client.videoCreateImageText(
    new VideoCreateImageTextRequest({ ...own, imageList, text: '九张图' }),
  );
  expect(posted.data).toMatchObject({ gwErrorCode: 0, itemId: expect.stringMatching(/^@9V/) });
});

it('gets a share_id', async () => {
  const { client } = await ready();
  const grant = new OauthClientTokenRequest({ ...KEYS, grantType: 'client_credential' });
  const accessToken = (await client.oauthClientToken(grant)).data?.accessToken ?? '';
  const request = new ShareidRequest({ accessToken, header: {}, needCallback: true });
  expect((await client.shareid(request)).data?.shareId).toMatch(/^\d{19}$/);
});

it('throws what is refused', async () => {
  const { client, url, own } = await ready();
  await expect(create(client, own, { videoId: '@none' })).rejects.toMatchObject({ code: '2190007' });
  await postJson(`${url}/_sim/switches`, { wholeUploadMaxBytes: 499, postsPerDay: 1 });
  await expect(uploadVideo(client, own)).rejects.toMatchObject({ code: '2190005' });
  await postJson(`${url}/_sim/switches`, { wholeUploadMaxBytes: 500, videoSeconds: 901 });
  await expect(uploadVideo(client, own)).rejects.toMatchObject({ code: '2190006' });
  await postJson(`${url}/_sim/switches`, { videoSeconds: 900 });
  await create(client, own, { videoId: await videoId(client, own) });
  const full = create(client, own, { videoId: await videoId(client, own) });
  await expect(full).rejects.toMatchObject({ code: '2114007' });
  await act(url, 'xiaohe', 'ban', { banned: true });
  const banned = create(client, own, { videoId: await videoId(client, own) });
  await expect(banned).rejects.toMatchObject({ code: '2114005' });
  await fault(url, { endpoint: 'upload_video', kind: 'code', code: 28003018 });
  await expect(uploadVideo(client, own)).rejects.toMatchObject({ code: '28003018' });
});
