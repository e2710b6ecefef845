import type { MediaSource } from '../../../../contracts/post-views';

/** What a media text says, before the library is asked: an address of ours still has to be found there. */
export type ReadMedia = MediaSource | { from: 'own'; url: string };

/** The path of an address of this site, as the library writes it; null for other places. */
function ownPath(written: string, origin: string): string | null {
  if (written.startsWith('/uploads/')) return written;
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  return url.origin === origin && url.pathname.startsWith('/uploads/') ? url.pathname : null;
}

/**
 * Reads seed 001's `video_url`, `cover_url` and `images`: an id or an address of the media library, an address anywhere, a
 * file of a 115 drive (`pan115:<account>:<pick code>`), or the id of something that was uploaded to the platform before.
 */
export function readMedia(written: string | number, origin: string): ReadMedia {
  if (typeof written === 'number' || /^\d{1,10}$/.test(written))
    return { from: 'library', id: Number(written) };
  const [, accountId, pickCode] = /^pan115:([0-9a-z]{1,64}):([A-Za-z0-9]{1,64})$/.exec(written) ?? [];
  if (accountId && pickCode) return { from: 'pan115', accountId, pickCode };
  const own = ownPath(written, origin);
  if (own) return { from: 'own', url: own };
  if (/^https?:\/\//i.test(written)) return { from: 'url', url: written };
  return { from: 'uploaded', id: written };
}
