import type { Call, Fields } from '../call';
import { isRejection, reject, type Rejection } from '../codes';
import { nextNumber, nextText } from '../ids';
import { badParameter } from '../leads/pages';
import type { FilePart } from '../multipart';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { publishing } from './access';
import type { Medium, Part } from './book';

const MAX_SECONDS = 15 * 60;

/** 上传视频 whole, and 上传图片. */
export const uploadEndpoints: Endpoint[] = [
  publishing('upload_video', (world, { grant }, call) => {
    const file = fileOf(call, 'video');
    if (isRejection(file)) return file;
    if (file.bytes > world.switches.wholeUploadMaxBytes) return reject(2190005);
    return takeVideo(world, grant.openId, [file]);
  }),
  publishing('upload_image', (world, { grant }, call) => {
    const file = fileOf(call, 'image');
    if (isRejection(file)) return file;
    if (file.bytes > world.switches.imageMaxBytes) return badParameter('image');
    const medium = keep(world, 'image', grant.openId, [file]);
    return { data: { image: { image_id: medium.id, width: 1080, height: 1440 } } };
  }),
];

/** The one file a call carries in a field, not empty. */
export function fileOf({ body }: Call, name: string): FilePart | Rejection {
  const [file, ...more] = body.files ?? [];
  return file?.name === name && file.bytes > 0 && more.length === 0 ? file : badParameter(name);
}

/** Ids have the form of the platform's: opaque, with signs that must be encoded in an address. */
function keep(world: World, kind: Medium['kind'], openId: string, pieces: Part[]): Medium {
  const id = `@${kind === 'video' ? 'v0' : 'i0'}${nextText(world.ids, kind, 40)}/${nextNumber(world.ids, 'medium')}==`;
  const medium: Medium = {
    id,
    kind,
    openId,
    pieces: pieces.map(({ bytes, sha256 }) => ({ bytes, sha256 })),
    isUsed: false,
  };
  world.publishing.media.set(id, medium);
  return medium;
}

const describe = ({ id }: Medium): Fields => ({ video: { video_id: id, width: 1080, height: 1920 } });

/** Takes a video that is complete, unless it plays too long. */
export function takeVideo(world: World, openId: string, pieces: Part[]): Outcome {
  if (world.switches.videoSeconds > MAX_SECONDS) return reject(2190006);
  return { data: describe(keep(world, 'video', openId, pieces)) };
}
