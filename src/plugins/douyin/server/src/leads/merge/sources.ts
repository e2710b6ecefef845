import { batches, sourceKeys, within, type LeadRow } from '../row';
import type { Tagging } from '../tags/write';
import { idsByLead, revived, type Ids, type Stored } from './move';

/** A source as it lies in its table. */
type Source = Stored & {
  lead_id: number;
  account_id: string;
  kind: string;
  item: string | null;
  first_touch_at: Date | number;
  last_touch_at: Date | number;
  gone_at: Date | number | null;
};

/** When a source was touched. */
type Touches = Pick<Source, 'first_touch_at' | 'last_touch_at' | 'gone_at'>;

/** What a merge did to sources: whose they were, which were dropped as the same, which had their touches joined. */
export type MovedSources = {
  ids: Ids;
  removed: Stored[];
  joined: { id: number; before: Touches & { updated_at: unknown }; after: Touches }[];
};

const keyOf = (leadId: number, { account_id: account, kind, item }: Source): string =>
  sourceKeys()(leadId, { account, kind, item: item ?? '' });

const sourcesOf = async ({ strapi, trx }: Tagging, leads: number[]): Promise<Source[]> =>
  (await within(strapi, trx, 'sources').whereIn('lead_id', leads).orderBy('id').forUpdate()) as Source[];

/** What belongs to a source because of its lead. */
const belonging = (lead: Pick<LeadRow, 'id' | 'acquiredAt'>, source: Source) => ({
  lead_id: lead.id,
  acquired_at: lead.acquiredAt,
  source_key: keyOf(lead.id, source),
});

const touchesOf = ({ first_touch_at, last_touch_at, gone_at }: Touches): Touches => ({
  first_touch_at,
  last_touch_at,
  gone_at,
});

/** The first and the last touch of both; gone where both are. */
const joinTouches = (one: Touches, other: Touches): Touches => ({
  first_touch_at: +one.first_touch_at < +other.first_touch_at ? one.first_touch_at : other.first_touch_at,
  last_touch_at: +one.last_touch_at > +other.last_touch_at ? one.last_touch_at : other.last_touch_at,
  gone_at: one.gone_at && other.gone_at,
});

/** Gives the sources of leads to one; where it has the same, that one keeps the first and the last touch of both. */
export async function moveSources(moving: Tagging, winner: LeadRow, losers: number[]): Promise<MovedSources> {
  const { strapi, trx, now } = moving;
  const all = await sourcesOf(moving, [winner.id, ...losers]);
  const [own, theirs] = [
    all.filter(({ lead_id }) => lead_id === winner.id),
    all.filter(({ lead_id }) => lead_id !== winner.id),
  ];
  const kept = new Map(own.map((source) => [keyOf(winner.id, source), source]));
  const done: MovedSources = { ids: [], removed: [], joined: [] };
  const moved: Source[] = [];
  for (const source of theirs) {
    const key = keyOf(winner.id, source);
    const row = (id: number) => within(strapi, trx, 'sources').where({ id });
    const same = kept.get(key);
    if (!same) {
      await row(source.id).update(belonging(winner, source));
      kept.set(key, source);
      moved.push(source);
      continue;
    }
    const after = joinTouches(same, source);
    await row(source.id).delete();
    await row(same.id).update({ ...after, updated_at: now });
    done.removed.push(source);
    done.joined.push({ id: same.id, before: { ...touchesOf(same), updated_at: same.updated_at }, after });
    kept.set(key, { ...same, ...after, updated_at: now });
  }
  return { ...done, ids: idsByLead(moved, losers) };
}

const millis = (value: unknown): number | null =>
  value === null || value === undefined ? null : new Date(value as string | number).getTime();

const isSame = (one: Touches, other: Touches): boolean =>
  (Object.keys(touchesOf(one)) as (keyof Touches)[]).every(
    (name) => millis(one[name]) === millis(other[name]),
  );

/** Gives sources back to the leads whose they were, with what was found through them since. */
export async function moveSourcesBack(
  moving: Tagging,
  winner: LeadRow,
  losers: LeadRow[],
  { ids, removed, joined }: MovedSources,
): Promise<void> {
  const { strapi, trx } = moving;
  const now = new Map((await sourcesOf(moving, [winner.id])).map((source) => [source.id, source]));
  for (const { id, before, after } of [...joined].reverse()) {
    const source = now.get(id);
    if (!source || !isSame(source, after)) continue;
    const columns = revived({ id, ...before });
    await within(strapi, trx, 'sources').where({ id }).update(columns);
    now.set(id, { ...source, ...columns });
  }
  for (const [lead, all] of ids) {
    const owner = losers.find(({ id }) => id === lead);
    for (const id of all) {
      const source = now.get(id);
      if (source && owner)
        await within(strapi, trx, 'sources').where({ id }).update(belonging(owner, source));
    }
  }
  for (const batch of batches(removed))
    for (const source of batch) await within(strapi, trx, 'sources').insert(revived(source));
}
