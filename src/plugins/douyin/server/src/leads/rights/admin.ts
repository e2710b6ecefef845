import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { actionId, type LeadAction } from '../../../../contracts/permissions';
import { adminActor, adminOf } from '../../shared/http';
import { matesOf, teamsWith } from '../teams/row';
import { everything, nothing, type Asker, type Reach } from './reach';

const levels = { own: 'Own leads only', team: 'Leads of own teams only' };
type Level = keyof typeof levels;

/** Offers the conditions with which a role's permission reaches some leads only. */
export async function offerConditions(strapi: Core.Strapi): Promise<void> {
  const provider = strapi.service('admin::permission').conditionProvider;
  for (const [level, displayName] of Object.entries(levels))
    await provider.register({
      name: `lead-${level}`,
      plugin: 'douyin',
      category: 'leads',
      displayName,
      // What Strapi keeps of a condition is only this mark: the rows are chosen by our own SQL.
      handler: () => ({ reach: level }),
    });
}

type Rule = { conditions?: { $and?: { $or?: { reach?: Level }[] }[] } };
type Ability = { rulesFor(action: string): Rule[] };

/** The levels that a rule's conditions name; none for a rule without. */
const levelsIn = ({ conditions }: Rule): Level[] =>
  (conditions?.$and ?? []).flatMap(({ $or }) => ($or ?? []).flatMap(({ reach }) => reach ?? []));

async function reachOf(strapi: Core.Strapi, adminId: number, rules: Rule[]): Promise<Reach> {
  if (rules.some(({ conditions }) => !conditions)) return everything;
  const given = rules.flatMap(levelsIn);
  if (!given.includes('team')) return given.includes('own') ? { ...nothing, owners: [adminId] } : nothing;
  const teams = await teamsWith(strapi, adminId);
  return {
    ...nothing,
    owners: [...new Set([adminId, ...matesOf(teams)])],
    teams: teams.map(({ documentId }) => documentId),
  };
}

/** The administrator behind a request, as far as the role's permission for this reaches. */
export async function adminAsker(strapi: Core.Strapi, ctx: KoaContext, what: LeadAction): Promise<Asker> {
  const { userAbility } = ctx.state as { userAbility?: Ability };
  const rules = userAbility?.rulesFor(actionId(`lead.${what}`)) ?? [];
  const adminId = Number(adminOf(ctx)?.id ?? 0);
  return { actor: adminActor(ctx), reach: await reachOf(strapi, adminId, rules) };
}
