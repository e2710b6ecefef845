import type { PlatformTag } from '../../../../contracts/lead-tags';

/** Tags of a platform as a source keeps them; null for none. */
export const platformTagsText = (tags: PlatformTag[] | null): string | null =>
  tags && tags.length > 0 ? JSON.stringify(tags) : null;

/** Tags of a platform as they were kept. */
export const readPlatformTags = (text: string | null): PlatformTag[] =>
  text ? (JSON.parse(text) as PlatformTag[]) : [];
