import type { Core } from '@strapi/strapi';
import { toldError } from '../engine';

/** How things stand with Redis. */
export type Health = {
  /** Whether there was no trouble within the last minute. */
  isWell(): boolean;
  /** Notes trouble, and says so unless there was some within the last minute. */
  trouble(error: unknown): void;
  /** Redis answers, again or for the first time. */
  recovered(): void;
};

const troubledMs = 60_000;

/** Of a message that is no more, because Redis was emptied or another worker took it up: the row in the database decides. */
const isAboutMessage = (error: unknown): boolean =>
  error instanceof Error &&
  (typeof (error as { code?: unknown }).code === 'number' ||
    error.message.startsWith('could not renew lock'));

/** Keeps an eye on the Redis at a place, and tells the log of changes. */
export function createHealth(place: string, log: Core.Strapi['log']): Health {
  let troubledAt = -Infinity;
  const isWell = () => performance.now() - troubledAt > troubledMs;
  return {
    isWell,
    trouble(error) {
      if (isAboutMessage(error)) return;
      const isNews = isWell();
      troubledAt = performance.now();
      const { message } = toldError(error);
      if (isNews)
        log.warn(`Douyin: Redis at ${place} cannot be used (${message}); jobs go on through the database`);
    },
    recovered() {
      const again = troubledAt === -Infinity ? '' : ' again';
      troubledAt = -Infinity;
      log.info(`Douyin: jobs are told of through Redis at ${place}${again}`);
    },
  };
}
