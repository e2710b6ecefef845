import { z } from 'zod';
import { contract } from './contract';
import { operationView } from './lead-operations';
import { staffLimits, text } from './leads';

/** Most tags that are listed, and up to where their leads are counted. */
export const tagLimits = { listed: 500, counted: 1000 } as const;

const tag = text(staffLimits.tag).min(1);

/** Routes of the tags in use. */
export const tagContracts = {
  /** The tags of leads within reach, by name; `isCapped`: there are more leads than `count`. */
  list: contract({
    method: 'GET',
    path: '/lead-tags',
    answer: z.object({
      rows: z.array(z.object({ tag: z.string(), count: z.number().int(), isCapped: z.boolean() })),
      /** True when there are more than 500. */
      isCapped: z.boolean(),
    }),
  }),
  /** Renames a tag, on leads that have the new one too the two become one; null takes it off. An operation like any other. */
  replace: contract({
    once: true,
    method: 'POST',
    path: '/lead-tags/replace',
    body: z.strictObject({ from: tag, to: tag.nullable() }),
    answer: operationView,
  }),
};
