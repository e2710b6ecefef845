import { z } from 'zod';
import { contract } from './contract';
import { leadMap } from './lead-convert';
import { duplicateKey } from './lead-duplicates';

/** Most maps, and most keys of the finder of duplicates. */
export const settingLimits = { maps: 50, keys: 8 } as const;

/** A map as the panel writes it; one that is off is offered nowhere. */
export const mapDraft = leadMap.extend({ isOn: z.boolean() });
export type MapDraft = z.infer<typeof mapDraft>;

/** A map with what is known of it. */
export const mapView = mapDraft.extend({
  /** It stands in the site's configuration, and is changed there. */
  isFixed: z.boolean(),
  /** Why it cannot be used any more, e.g. its type was deleted; null: it can. */
  fault: z.string().nullable(),
});
export type MapView = z.infer<typeof mapView>;

/** A content type that leads can become entries of. */
export const convertibleType = z.object({
  uid: z.string(),
  name: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      /** No entry comes to be without it. */
      isRequired: z.boolean(),
      /** Whether a lead can be written into it. */
      isWritable: z.boolean(),
    }),
  ),
});
export type ConvertibleType = z.infer<typeof convertibleType>;

const revision = z.number().int().min(0);

const mapSettings = z.object({
  /** To be sent back with a change. */
  revision,
  maps: z.array(mapView),
  types: z.array(convertibleType),
});
export type MapSettings = z.infer<typeof mapSettings>;

const keySettings = z.object({
  revision,
  keys: z.array(duplicateKey),
  /** They stand in the site's configuration, and are changed there. */
  isFixed: z.boolean(),
});
export type KeySettings = z.infer<typeof keySettings>;

/** Routes of what a site settles about leads in the panel. Changes answer 409 CONFIG_STALE when somebody else was faster. */
export const leadSettingContracts = {
  maps: contract({ method: 'GET', path: '/lead-settings/maps', answer: mapSettings }),
  /** Writes all maps but the fixed ones; CONFIG_INVALID names the map and field at fault. */
  saveMaps: contract({
    method: 'PUT',
    path: '/lead-settings/maps',
    body: z.strictObject({ revision, maps: z.array(mapDraft).max(settingLimits.maps) }),
    answer: mapSettings,
  }),
  keys: contract({ method: 'GET', path: '/lead-settings/duplicate-keys', answer: keySettings }),
  /** Holds from the next search on; CONFIG_READ_ONLY where the configuration has them. */
  saveKeys: contract({
    method: 'PUT',
    path: '/lead-settings/duplicate-keys',
    body: z.strictObject({ revision, keys: z.array(duplicateKey).min(1).max(settingLimits.keys) }),
    answer: keySettings,
  }),
};
