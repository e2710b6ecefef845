import type { Core } from '@strapi/strapi';
import { readJson } from '../../shared/database';
import { findLead } from '../lock';
import { openPhone } from '../phone';
import { platformColumns } from '../platform';
import type { Reach } from '../rights/reach';
import { tables } from '../row';
import { readPlatformTags } from '../tags/platform';
import { snapshotsOf } from '../snapshots/read';

/** Rows of a table that belong to a lead, the oldest first. */
const rowsOf = (strapi: Core.Strapi, table: keyof typeof tables, leadId: number, columns: object) =>
  strapi.db
    .getConnection(tables[table])
    .where({ lead_id: leadId })
    .orderBy('id')
    .select(columns) as unknown as Promise<Record<string, unknown>[]>;

const sourceColumns = {
  app: 'app_id',
  account: 'account_id',
  kind: 'kind',
  item: 'item',
  platformTags: 'platform_tags',
  firstTouch: 'first_touch_at',
  lastTouch: 'last_touch_at',
  goneAt: 'gone_at',
};

const iso = (value: unknown): unknown =>
  value === null ? null : new Date(value as string | number | Date).toISOString();

const withMoments = (row: Record<string, unknown>, names: string[]) => ({
  ...row,
  ...Object.fromEntries(names.map((name) => [name, iso(row[name])])),
});

/**
 * All that is stored of one person, for that person: the phone number in clear, identities by their kinds only, for nothing
 * but hashes is kept of them. Throws LEAD_NOT_FOUND and CONFIG_KEYS_LOCKED.
 */
export async function personOf(
  strapi: Core.Strapi,
  id: number,
  reach: Reach,
): Promise<Record<string, unknown>> {
  const lead = await findLead(strapi, id, reach);
  const identities = await rowsOf(strapi, 'identities', lead.id, { kind: 'kind', since: 'created_at' });
  const sources = await rowsOf(strapi, 'sources', lead.id, sourceColumns);
  const timeline = await rowsOf(strapi, 'events', lead.id, { kind: 'kind', at: 'at', facts: 'facts' });
  const written = await rowsOf(strapi, 'notes', lead.id, { text: 'text', at: 'at' });
  const { openId, acquiredAt, lastSeenAt, stage, tags, notes, nextFollowUpAt } = lead;
  return {
    leadId: lead.id,
    ...Object.fromEntries(platformColumns.map((name) => [name, lead[name]])),
    openId,
    phone: openPhone(strapi, lead),
    acquiredAt,
    lastSeenAt,
    status: stage,
    tags,
    notes,
    nextFollowUpAt,
    identities: identities.map((row) => withMoments(row, ['since'])),
    sources: sources.map(({ platformTags, ...row }) => ({
      ...withMoments(row, ['firstTouch', 'lastTouch', 'goneAt']),
      platformTags: readPlatformTags(platformTags as string | null),
    })),
    writtenNotes: written.map((row) => withMoments(row, ['at'])),
    platformRows: await snapshotsOf(strapi, lead.id),
    timeline: timeline.map((row) => ({ ...withMoments(row, ['at']), facts: readJson(row.facts) })),
  };
}
