import type { Core } from '@strapi/strapi';
import type { SealedPlace } from '../secrets/service';
import { sha256 } from '../shared/crypto';
import { service } from '../shared/service';
import {
  channelTable,
  channelUid,
  incidentTable,
  incidentUid,
  type ChannelRow,
  type IncidentRow,
} from './row';

/** Where notices keep sealed values. */
export const sealedColumns: SealedPlace[] = [
  {
    uid: channelUid,
    table: channelTable,
    rowKey: 'documentId',
    columns: { urlSealed: 'url_sealed', secretSealed: 'secret_sealed' },
  },
  { uid: incidentUid, table: incidentTable, rowKey: 'documentId', columns: { linkSealed: 'link_sealed' } },
];

const linkPlace = (id: string) => ({ table: incidentTable, row: id, column: 'link_sealed' });
const channelPlace = (id: string, column: 'url_sealed' | 'secret_sealed') => ({
  table: channelTable,
  row: id,
  column,
});

/** Seals the link of an incident. */
export const sealLink = (strapi: Core.Strapi, id: string, link: string): string =>
  service(strapi, 'secrets').seal(link, linkPlace(id));

/** The link of an incident in clear; null when it has none. */
export const openLink = (strapi: Core.Strapi, row: IncidentRow): string | null =>
  row.linkSealed && service(strapi, 'secrets').open(row.linkSealed, linkPlace(row.documentId));

/** What may be shown of a secret. */
export const viewOf = (secret: string): { lastFour: string; fingerprint: string } => ({
  lastFour: secret.slice(-4),
  fingerprint: sha256(secret).slice(0, 16),
});

/** Columns that hold a channel's address. */
export const urlColumns = (strapi: Core.Strapi, id: string, url: string): Partial<ChannelRow> => ({
  urlSealed: service(strapi, 'secrets').seal(url, channelPlace(id, 'url_sealed')),
  urlView: { origin: new URL(url).origin, ...viewOf(url) },
});

/** Columns that hold a channel's secret. */
export const secretColumns = (strapi: Core.Strapi, id: string, secret: string): Partial<ChannelRow> => ({
  secretSealed: service(strapi, 'secrets').seal(secret, channelPlace(id, 'secret_sealed')),
  secretView: viewOf(secret),
});

/** Address and secret of a channel in clear; throws CONFIG_KEYS_LOCKED. */
export function openChannel(strapi: Core.Strapi, row: ChannelRow): { url: string; secret: string | null } {
  const open = (sealed: string, column: 'url_sealed' | 'secret_sealed') =>
    service(strapi, 'secrets').open(sealed, channelPlace(row.documentId, column));
  return {
    url: row.urlSealed ? open(row.urlSealed, 'url_sealed') : '',
    secret: row.secretSealed && open(row.secretSealed, 'secret_sealed'),
  };
}
