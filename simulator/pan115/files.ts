import { text, type Call } from '../call';
import { isRejection } from '../codes';
import { nextText } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { bearerToken } from './bearer';
import { grantOfAccess } from './grants';

/** A file on somebody's drive: text, whatever its name says. */
export type DriveFile = { personId: string; pickCode: string; name: string; content: string };

/** An address that was given out, for one User-Agent alone. */
export type DriveLink = { pickCode: string; userAgent: string };

/** 获取文件下载地址 (reference pan115 §14): bound to the User-Agent that asked. */
export const downloadEndpoint: Endpoint = {
  name: 'pan115_downurl',
  path: '/open/ufile/downurl',
  methods: ['POST'],
  envelope: 'proapi115',
  answer: giveAddress,
};

function giveAddress(world: World, call: Call): Outcome {
  const grant = grantOfAccess(world, bearerToken(call));
  if (isRejection(grant)) return grant;
  const pickCode = text(call.body.fields, 'pick_code');
  const file = world.pan115.files.get(pickCode);
  if (file?.personId !== grant.personId) return { data: {} };
  const key = nextText(world.ids, 'drive_link', 24);
  world.pan115.links.set(key, { pickCode, userAgent: call.headers['user-agent'] ?? '' });
  const url = `${world.url}/_sim/pan115/files/${key}`;
  const bytes = Buffer.byteLength(file.content);
  return {
    data: {
      [`9${pickCode.length}`]: { file_name: file.name, file_size: bytes, pick_code: pickCode, url: { url } },
    },
  };
}

/** What an address leads to for whoever calls; nothing for another User-Agent than the one it was given to. */
export function fileAt(world: World, key: string, { headers }: Call): DriveFile | undefined {
  const link = world.pan115.links.get(key);
  if (!link || link.userAgent !== (headers['user-agent'] ?? '')) return undefined;
  return world.pan115.files.get(link.pickCode);
}
