import { text, type Call } from '../call';
import { HOUR, now } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import { nextText } from '../ids';
import { badParameter, whole } from '../leads/pages';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { publishing } from './access';
import type { Part, Upload } from './book';
import { fileOf, takeVideo } from './upload';

const LIFE_MS = 2 * HOUR;
const MAX_PARTS = 10_000;

/** 分片上传: begin, send parts in any order and as often as one likes, complete once. */
export const partEndpoints: Endpoint[] = [
  publishing('init_video_part_upload', (world, { grant }) => {
    const uploadId = nextText(world.ids, 'upload', 48);
    const endsMs = now(world.clock) + LIFE_MS;
    world.publishing.uploads.set(uploadId, { uploadId, openId: grant.openId, endsMs, parts: new Map() });
    return { data: { upload_id: uploadId } };
  }),
  publishing('upload_video_part', (world, { grant }, call) => {
    const upload = findUpload(world, call, grant.openId);
    return isRejection(upload) ? upload : takePart(world, upload, call);
  }),
  publishing('complete_video_part_upload', (world, { grant }, call) => {
    const upload = findUpload(world, call, grant.openId);
    return isRejection(upload) ? upload : complete(world, upload);
  }),
];

function findUpload(world: World, call: Call, openId: string): Upload | Rejection {
  const upload = world.publishing.uploads.get(text(call.query, 'upload_id'));
  const isAlive = upload?.openId === openId && now(world.clock) < upload.endsMs;
  return upload && isAlive ? upload : badParameter('upload_id');
}

function takePart(world: World, { parts }: Upload, call: Call): Outcome {
  const number = whole(call, 'part_number');
  if (number === undefined || number < 1 || number > MAX_PARTS) return badParameter('part_number');
  const file = fileOf(call, 'video');
  if (isRejection(file)) return file;
  if (file.bytes > world.switches.partMaxBytes) return reject(2190005);
  if (!call.isForgotten) parts.set(number, { bytes: file.bytes, sha256: file.sha256 });
  return { data: {} };
}

/** The parts in their order, when they are all there and none but the last is too small. */
function inOrder(world: World, parts: Map<number, Part>): Part[] | undefined {
  const pieces = Array.from({ length: parts.size }, (_, index) => parts.get(index + 1));
  const all = pieces.filter((piece) => piece !== undefined);
  const isSmall = all.slice(0, -1).some(({ bytes }) => bytes < world.switches.partMinBytes);
  return all.length === 0 || all.length < pieces.length || isSmall ? undefined : all;
}

function complete(world: World, { uploadId, openId, parts }: Upload): Outcome {
  const pieces = inOrder(world, parts);
  if (!pieces) return badParameter('part_number');
  if (pieces.reduce((sum, { bytes }) => sum + bytes, 0) > world.switches.videoMaxBytes)
    return reject(2190005);
  const outcome = takeVideo(world, openId, pieces);
  if (!isRejection(outcome)) world.publishing.uploads.delete(uploadId);
  return outcome;
}
