import { randomUUID } from 'node:crypto';

const minuteMs = 60_000;
const pageRows = 1000;
const insertedAtOnce = 100;

/** How long the demo's staff lets people wait: most of them minutes, some of them a day. */
function waitMs(roll) {
  const shares = [
    [0.35, 4],
    [0.7, 25],
    [0.9, 180],
    [1, 1500],
  ];
  const [, minutes] = shares.find(([share]) => roll() < share) ?? [1, 600];
  return (0.2 + 0.8 * roll()) * minutes * minuteMs;
}

const eventOf = (lead, at, facts, actor) => ({
  document_id: randomUUID().replaceAll('-', '').slice(0, 24),
  ...{ created_at: at, updated_at: at, at, lead_id: lead.id, kind: 'stage-changed' },
  ...{ actor_kind: 'admin', actor_id: String(actor.id), actor_name: actor.name },
  facts: JSON.stringify(facts),
});

/** What the owner did with a lead: the first contact, and for some that it was converted days later. */
function historyOf(lead, actor, roll, now) {
  const acquired = new Date(lead.acquired_at).getTime();
  const at = (ms) => new Date(Math.min(ms, now));
  const contacted = acquired + waitMs(roll);
  const events = [eventOf(lead, at(contacted), { field: 'status', from: 'NEW', to: 'CONTACTED' }, actor)];
  if (lead.stage !== 'CONVERTED') return events;
  const converted = contacted + (0.3 + 6 * roll()) * 86_400_000;
  return [
    ...events,
    eventOf(lead, at(converted), { field: 'status', from: 'CONTACTED', to: 'CONVERTED' }, actor),
  ];
}

const within = (query, column, leads) => query.whereBetween(column, [leads[0].id, leads.at(-1).id]);

/** Lets leads have been stored, and found, when they came. */
async function backdate(trx, leads) {
  await within(trx('douyin_leads'), 'id', leads).update({ created_at: trx.ref('acquired_at') });
  const moment = () => trx('douyin_leads').whereRaw('id = lead_id').select('acquired_at');
  await within(trx('douyin_lead_events'), 'lead_id', leads)
    .where('kind', 'acquired')
    .update({ at: moment(), created_at: moment() });
}

/**
 * Gives the imported leads the past they would have if they had come one by one: they were stored when they came, and whoever
 * has one answered it. `staff` are the colleagues, `{id, name}`.
 */
export async function writeHistory(db, { staff, roll, now = Date.now() }) {
  const page = (after) =>
    db
      .connection('douyin_leads')
      .where('id', '>', after)
      .whereNotNull('acquired_at')
      .orderBy('id')
      .limit(pageRows)
      .select('id', 'stage', 'owner_id', 'acquired_at');
  const actorOf = ({ owner_id: owner }) => staff.find(({ id }) => String(id) === String(owner)) ?? staff[0];
  for (let leads = await page(0); leads.length > 0; leads = await page(leads.at(-1).id)) {
    const begun = leads.filter(({ stage }) => stage !== 'NEW');
    const events = begun.flatMap((lead) => historyOf(lead, actorOf(lead), roll, now));
    await db.connection.transaction(async (trx) => {
      await backdate(trx, leads);
      for (let from = 0; from < events.length; from += insertedAtOnce)
        await trx('douyin_lead_events').insert(events.slice(from, from + insertedAtOnce));
    });
  }
}
