import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import type { MediaSource } from '../../../../contracts/post-views';
import { canonical } from '../../calls/fingerprint';
import { settingsOf } from '../../config';
import { addSeconds, clock } from '../../shared/clock';
import { newId, sha256 } from '../../shared/crypto';
import { download } from '../../shared/outside';
import { typeOfName, type LocalFile } from './file';

const patience = { timeoutMs: 3_600_000, idleMs: 30_000 };
const mib = 1024 * 1024;

async function folderOf(strapi: Core.Strapi): Promise<string> {
  const folder = path.resolve(strapi.dirs.app.root, settingsOf(strapi).posts.mediaFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** What the file of one source begins with, so that an edit never finds what came before; ids hold letters and digits alone. */
const prefixOf = (postId: string, source: MediaSource): string =>
  `${postId}.${sha256(canonical(source)).slice(0, 16)}.`;

/** `<post>.<source>.<hash>.<ending>`: a file that came whole. */
async function found(folder: string, prefix: string): Promise<LocalFile | null> {
  const name = (await readdir(folder)).find((file) => file.startsWith(prefix) && !file.endsWith('.part'));
  if (!name) return null;
  const place = path.join(folder, name);
  const { size } = await stat(place);
  const [, , hash = ''] = name.split('.');
  return {
    path: place,
    bytes: size,
    name: `media.${name.split('.').at(-1)}`,
    contentType: typeOfName(name),
    mark: `fetched:${hash}`,
  };
}

const endings: Record<string, string> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

function endingOf(contentType: string | null, written: string): string {
  const told = endings[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''];
  const place = URL.canParse(written) ? new URL(written).pathname : written;
  const ending = path.extname(place).slice(1).toLowerCase();
  return told ?? (/^[a-z0-9]{1,5}$/.test(ending) ? ending : 'bin');
}

/** Passes bytes on and gives the hash of all of them in the end. */
function hashing() {
  const hash = createHash('sha256');
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, hex: () => hash.digest('hex').slice(0, 32) };
}

/** Where a file is fetched from: the name may tell its kind where the answer does not. */
export type Address = { url: string; name?: string; userAgent?: string };

/**
 * Fetches the file of a source for a post, unless it is here already: from public places only, and no more bytes than the setting
 * allows. `find` is asked for the address when it is needed. Throws CONFIG_ADDRESS and what `download` throws.
 */
export async function fetchMedia(
  strapi: Core.Strapi,
  { postId, source }: { postId: string; source: MediaSource },
  find: () => Promise<Address>,
  signal: AbortSignal,
): Promise<LocalFile> {
  const { downloadMb, allowedHosts } = settingsOf(strapi).posts;
  const [folder, prefix] = [await folderOf(strapi), prefixOf(postId, source)];
  const known = await found(folder, prefix);
  if (known) return known;
  // Each machine has a folder of its own, and the nightly sweep runs on one.
  await sweepMedia(strapi);
  const { url, name, userAgent } = await find();
  const part = path.join(folder, `${prefix}${newId()}.part`);
  try {
    const limits = { ...patience, maxBytes: downloadMb * mib, signal, userAgent };
    const { body, contentType } = await download(url, limits, { allowedHosts });
    const { through, hex } = hashing();
    await pipeline(body, through, createWriteStream(part, { mode: 0o600 }), { signal });
    await rename(part, path.join(folder, `${prefix}${hex()}.${endingOf(contentType, name ?? url)}`));
  } finally {
    await rm(part, { force: true });
  }
  const fetched = await found(folder, prefix);
  if (!fetched) throw new Error('A file that was fetched a moment ago is gone');
  return fetched;
}

/** Removes what was fetched for a post. */
export async function forgetMedia(strapi: Core.Strapi, postId: string): Promise<void> {
  const folder = await folderOf(strapi);
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${postId}.`));
  await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true })));
}

const keptSeconds = 2 * 86_400;

/** Removes what nobody touched for two days, e.g. of posts that failed or whose process was killed; tells how many files. */
export async function sweepMedia(strapi: Core.Strapi): Promise<number> {
  const folder = await folderOf(strapi);
  const before = addSeconds(clock.now(), -keptSeconds);
  let removed = 0;
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const seen = await stat(file).catch(() => null);
    if (!seen || seen.mtime >= before) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}
