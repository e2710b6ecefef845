/** What the platform takes, and how sure that is: a limit that no documentation states is warned of and never enforced. */
export type Limit = { most: number; sure: boolean };

const mib = 1024 * 1024;

/**
 * What the platform takes.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/video-management/douyin/create-video/upload-video
 */
export const platformLimits = {
  /** Bytes of a video sent whole. */
  wholeBytes: { most: 128 * mib, sure: true },
  /** Bytes of a video. */
  videoBytes: { most: 4096 * mib, sure: true },
  /** Seconds a video plays. */
  videoSeconds: { most: 15 * 60, sure: true },
  /** Bytes of a picture, and pictures of a post: a copy of the documentation, of 2023. */
  imageBytes: { most: 20 * mib, sure: false },
  images: { most: 30, sure: false },
  /** Signs of a text: no documentation says a number. */
  textSigns: { most: 1000, sure: false },
} as const satisfies Record<string, Limit>;

/** Bytes a part has at least, the last one excepted. */
export const partLeastBytes = 5 * mib;

/** Bytes a part should have, and from where on the platform advises to send parts at all. */
export const advised = { partBytes: 20 * mib, wholeBytes: 50 * mib } as const;

/** Seconds an upload by parts lives. */
export const uploadLifeSeconds = 2 * 3600;

/** Kinds of files the platform advises for videos. */
export const videoTypes: readonly string[] = ['video/mp4', 'video/webm'];

/** How long a file may take: given up when nothing moved for a minute, or when it is slower than 50 kB a second. */
export const patience = { idleMs: 60_000, slowestBytesPerMs: 50, restMs: 60_000 } as const;
