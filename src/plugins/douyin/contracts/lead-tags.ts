import { z } from 'zod';
import { contract } from './contract';
import { operationView } from './lead-operations';
import { staffLimits, text } from './leads';

/** Most tags that are listed, up to where their leads are counted, and most tags with a colour or a group. */
export const tagLimits = { listed: 500, counted: 1000, settings: 500, group: 64 } as const;

/** Colours of tags; each is readable on light and on dark screens. */
export const tagColors = ['grey', 'blue', 'teal', 'green', 'orange', 'red', 'purple'] as const;
export type TagColor = (typeof tagColors)[number];

const tag = text(staffLimits.tag).min(1);

/** What a tag looks like, and the group it belongs to; an empty group is none. */
export const tagSetting = z.strictObject({
  tag,
  color: z.enum(tagColors),
  group: text(tagLimits.group).default(''),
});
export type TagSetting = z.infer<typeof tagSetting>;

/** A tag that the platform's account gave; read-only. Clues name theirs without an id. */
export const platformTag = z.object({ id: z.string().nullable(), name: z.string() });
export type PlatformTag = z.infer<typeof platformTag>;

/** Routes of the tags in use. */
export const tagContracts = {
  /** The tags of leads within reach, by name; `isCapped`: there are more leads than `count`. */
  list: contract({
    method: 'GET',
    path: '/lead-tags',
    answer: z.object({
      rows: z.array(
        z.object({
          tag: z.string(),
          count: z.number().int(),
          isCapped: z.boolean(),
          /** Null: it was given none. */
          color: z.enum(tagColors).nullable(),
          group: z.string(),
        }),
      ),
      /** True when there are more than 500. */
      isCapped: z.boolean(),
    }),
  }),
  /** Renames a tag, on leads that have the new one too the two become one; null takes it off. An operation like any other. */
  replace: contract({
    method: 'POST',
    path: '/lead-tags/replace',
    once: true,
    body: z.strictObject({ from: tag, to: tag.nullable() }),
    answer: operationView,
  }),
};

/** Routes of colours and groups, in the panel. */
export const tagSettingContracts = {
  list: contract({
    method: 'GET',
    path: '/lead-tag-settings',
    answer: z.object({ rows: z.array(tagSetting) }),
  }),
  /** For a tag that leads have, or are to have. */
  save: contract({ method: 'PUT', path: '/lead-tag-settings', body: tagSetting, answer: tagSetting }),
  /** The tag itself stays on its leads. */
  remove: contract({
    method: 'POST',
    path: '/lead-tag-settings/remove',
    body: z.strictObject({ tag }),
    answer: z.object({ tag: z.string() }),
  }),
};
