/** A video or a picture on the disk of this process. */
export type LocalFile = {
  path: string;
  bytes: number;
  name: string;
  contentType: string;
  /** What tells it from another file of the same size: an upload by parts goes on with the same one only. */
  mark: string;
};

const types: Record<string, string> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** The kind of a file by its name, where nobody told it. */
export const typeOfName = (name: string): string =>
  types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
