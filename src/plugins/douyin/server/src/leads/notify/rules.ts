import type { Core } from '@strapi/strapi';
import { notifyRuleLimit, type NotifyRuleForm, type NotifyRuleView } from '../../../../contracts/lead-notify';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { newId } from '../../shared/crypto';
import { changeOne, insertOne, whileContested } from '../../shared/database';
import { faultAt, PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Transaction } from '../row';
import { isTeam } from '../teams/hold';
import { holdCursor, moveCursor } from './cursor';
import { isAnyOn } from './gather';
import { dropItems, queues } from './items';
import { newestLine } from './lines';
import { allNotifyRules, findNotifyRule, notifyRuleUid, type NotifyRuleRow } from './row';

const viewOf = (
  { documentId, appId, sourceKind, ownerId, stage, ...rule }: NotifyRuleRow,
  waiting: number,
): NotifyRuleView => ({
  id: documentId,
  name: rule.name,
  isOn: rule.isOn,
  event: rule.event,
  app: appId,
  source: sourceKind,
  keyword: rule.keyword,
  owner: ownerId,
  team: rule.team,
  status: stage,
  channels: rule.channels,
  language: rule.language,
  quiet: rule.quiet,
  zone: rule.zone,
  pace: rule.pace,
  everyMinutes: rule.everyMinutes,
  dailyAt: rule.dailyAt,
  revision: rule.revision,
  waiting,
});

const columnsOf = ({ app, source, owner, status, channels, quiet, ...rule }: NotifyRuleForm) => ({
  ...rule,
  keyword: rule.keyword || null,
  appId: app,
  sourceKind: source,
  ownerId: owner,
  stage: status,
  channels: [...new Set(channels)],
  quiet,
});

/** How much waits, by rule. */
async function waitingOf(strapi: Core.Strapi): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { rule, fresh, history } of await queues(strapi))
    // Each channel of a rule has all of them.
    counts.set(rule, Math.max(counts.get(rule) ?? 0, fresh + history));
  return counts;
}

/** All rules, the oldest first. */
export async function listNotifyRules(strapi: Core.Strapi): Promise<NotifyRuleView[]> {
  const waiting = await waitingOf(strapi);
  return (await allNotifyRules(strapi)).map((rule) => viewOf(rule, waiting.get(rule.documentId) ?? 0));
}

const readRule = async (strapi: Core.Strapi, id: string): Promise<NotifyRuleView> =>
  viewOf(await findNotifyRule(strapi, id), (await waitingOf(strapi)).get(id) ?? 0);

/** Throws CONFIG_INVALID for channels and teams that are none. */
async function refuseUnknown(strapi: Core.Strapi, { channels, team }: NotifyRuleForm): Promise<void> {
  const known = new Set((await service(strapi, 'notices').channels()).map(({ id }) => id));
  if (!channels.every((id) => known.has(id)))
    throw faultAt('CONFIG_INVALID', 'channels', 'must be channels that are there: one was deleted meanwhile');
  if (team !== null && !(await isTeam(strapi, team)))
    throw faultAt('CONFIG_INVALID', 'team', 'must be the id of a team');
}

/** From where on a rule that is switched on now tells; where no other is on, nobody looked at what came before. */
async function beginningOf(strapi: Core.Strapi, trx: Transaction): Promise<number> {
  await holdCursor(strapi, trx);
  const newest = await newestLine(strapi);
  if (!(await isAnyOn(strapi)))
    await moveCursor(strapi, trx, { upTo: newest, gaps: [], overdueAt: clock.now(), overdueLead: 0 });
  return newest;
}

const record = (
  strapi: Core.Strapi,
  what: 'created' | 'updated' | 'deleted',
  rule: { id: string; name: string },
  actor: Actor,
): Promise<void> =>
  service(strapi, 'audit').record({
    action: `lead-notify-rule.${what}`,
    actor,
    target: { kind: 'lead-notify-rule', ...rule },
  });

/** Makes a rule. Throws CONFIG_INVALID, and CONFIG_CONFLICT when there are too many. */
export async function createNotifyRule(
  strapi: Core.Strapi,
  form: NotifyRuleForm,
  actor: Actor,
): Promise<NotifyRuleView> {
  await refuseUnknown(strapi, form);
  if ((await allNotifyRules(strapi)).length >= notifyRuleLimit)
    throw new PluginError(
      'CONFIG_CONFLICT',
      `There are ${notifyRuleLimit} rules already: delete one that is no longer needed`,
    );
  const documentId = newId();
  await whileContested(() =>
    strapi.db.transaction(async ({ trx }) => {
      const fromEvent = await beginningOf(strapi, trx);
      await insertOne(strapi, notifyRuleUid, { ...columnsOf(form), documentId, fromEvent, revision: 1 });
      await record(strapi, 'created', { id: documentId, name: form.name }, actor);
    }),
  );
  return readRule(strapi, documentId);
}

const stale = () =>
  new PluginError(
    'CONFIG_STALE',
    'Somebody else saved this rule meanwhile: reload it and apply your change again',
  );

/** Changes a rule; what waits for channels it no longer has is forgotten. Throws CONFIG_STALE when `revision` is not the stored one. */
export async function changeNotifyRule(
  strapi: Core.Strapi,
  id: string,
  { revision, ...form }: NotifyRuleForm & { revision: number },
  actor: Actor,
): Promise<NotifyRuleView> {
  const before = await findNotifyRule(strapi, id);
  await refuseUnknown(strapi, form);
  await whileContested(() =>
    strapi.db.transaction(async ({ trx }) => {
      const begins = form.isOn && (!before.isOn || before.event !== form.event);
      const fromEvent = begins ? await beginningOf(strapi, trx) : before.fromEvent;
      const data = { ...columnsOf(form), fromEvent, revision: revision + 1 };
      if (!(await changeOne(strapi, notifyRuleUid, { documentId: id, revision }, data))) throw stale();
      if (before.event !== form.event) await dropItems(strapi, id);
      await record(strapi, 'updated', { id, name: form.name }, actor);
    }),
  );
  return readRule(strapi, id);
}

/** Deletes a rule and what waits for it; throws CONFIG_NOT_FOUND. */
export async function removeNotifyRule(strapi: Core.Strapi, id: string, actor: Actor): Promise<void> {
  const { name } = await findNotifyRule(strapi, id);
  await strapi.db.transaction(async () => {
    const { count } = await strapi.db.query(notifyRuleUid).deleteMany({ where: { documentId: id } });
    if (count === 0) return;
    await dropItems(strapi, id);
    await record(strapi, 'deleted', { id, name }, actor);
  });
}
