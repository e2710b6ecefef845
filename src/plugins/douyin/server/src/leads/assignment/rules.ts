import type { Core } from '@strapi/strapi';
import { ruleLimit, type RuleForm, type RuleView } from '../../../../contracts/lead-assignment';
import { newId } from '../../shared/crypto';
import { changeOne, insertOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { holdTeam } from '../teams/hold';
import { allRules, ruleUid, type RuleRow } from './row';

const viewOf = ({ documentId, appId, accountId, sourceKind, ...rule }: RuleRow): RuleView => ({
  id: documentId,
  name: rule.name,
  isOn: rule.isOn,
  app: appId,
  account: accountId,
  source: sourceKind,
  keyword: rule.keyword,
  team: rule.team,
});

const columnsOf = ({ app, account, source, ...rule }: RuleForm) => ({
  ...rule,
  appId: app,
  accountId: account,
  sourceKind: source,
});

const notFound = (id: string) => new PluginError('CONFIG_NOT_FOUND', 'There is no such rule', { id });

/** The rules in their order. */
export const listRules = async (strapi: Core.Strapi): Promise<RuleView[]> =>
  (await allRules(strapi)).map(viewOf);

async function readRule(strapi: Core.Strapi, id: string): Promise<RuleView> {
  const rule = (await listRules(strapi)).find((one) => one.id === id);
  if (!rule) throw notFound(id);
  return rule;
}

/** Makes a rule, the last of all. Throws LEAD_INVALID for a team that is none. */
export async function createRule(strapi: Core.Strapi, form: RuleForm): Promise<RuleView> {
  const rules = await allRules(strapi);
  if (rules.length >= ruleLimit)
    throw new PluginError('CONFIG_CONFLICT', `There are ${ruleLimit} rules already`);
  const documentId = newId();
  const position = (rules.at(-1)?.position ?? 0) + 1;
  await strapi.db.transaction(async ({ trx }) => {
    await holdTeam(strapi, trx, form.team);
    await insertOne(strapi, ruleUid, { documentId, position, ...columnsOf(form) });
  });
  return readRule(strapi, documentId);
}

/** Changes a rule. Throws CONFIG_NOT_FOUND, and LEAD_INVALID for a team that is none. */
export async function changeRule(strapi: Core.Strapi, id: string, form: RuleForm): Promise<RuleView> {
  await strapi.db.transaction(async ({ trx }) => {
    await holdTeam(strapi, trx, form.team);
    if (!(await changeOne(strapi, ruleUid, { documentId: id }, columnsOf(form)))) throw notFound(id);
  });
  return readRule(strapi, id);
}

/** Deletes a rule; throws CONFIG_NOT_FOUND. */
export async function removeRule(strapi: Core.Strapi, id: string): Promise<void> {
  const { count } = await strapi.db.query(ruleUid).deleteMany({ where: { documentId: id } });
  if (count === 0) throw notFound(id);
}

/** Puts all rules in an order; throws CONFIG_CONFLICT when others were made or deleted meanwhile. */
export async function orderRules(strapi: Core.Strapi, ids: string[]): Promise<RuleView[]> {
  const known = (await allRules(strapi)).map(({ documentId }) => documentId);
  if (JSON.stringify([...known].sort()) !== JSON.stringify([...ids].sort()))
    throw new PluginError('CONFIG_CONFLICT', 'Name each rule once: some were made or deleted meanwhile');
  await strapi.db.transaction(async () => {
    for (const [position, documentId] of ids.entries())
      await changeOne(strapi, ruleUid, { documentId }, { position });
  });
  return listRules(strapi);
}
