import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Context as KoaContext } from 'koa';
import { choiceLimit, type LeadChoices } from '../../../../contracts/lead-panel';
import { firstStage } from '../../../../contracts/lead-stages';
import { adminOf } from '../../shared/http';
import { tables } from '../row';
import { stagesOf } from '../service';
import { listSettings } from '../tags/settings';
import { allTeams } from '../teams/row';
import { staffOf } from '../teams/staff';

const byName = <Named extends { name: string }>(rows: Named[]): Named[] =>
  rows.sort((one, other) => one.name.localeCompare(other.name, 'zh-Hans'));

async function apps(strapi: Core.Strapi): Promise<LeadChoices['apps']> {
  const rows: LeadChoices['apps'] = await strapi.db
    .getConnection('douyin_apps')
    .whereNull('deleted_at')
    .select({ id: 'document_id', name: 'name' });
  return byName(rows);
}

/**
 * Ids of accounts that leads were found through: everybody who ever logged in has an account. Each is the next one in the index
 * of the sources, so that neither all accounts nor all sources are looked at.
 */
function foundThrough(strapi: Core.Strapi): Knex.QueryBuilder {
  const { connection } = strapi.db;
  const smallest = () => strapi.db.getConnection(tables.sources).min({ account: 'account_id' });
  const first = smallest().select({ n: connection.raw('1') });
  const after = smallest().whereRaw('?? > ??', ['account_id', 'found.account']);
  const next = connection
    .select({ account: after, n: connection.raw('?? + 1', ['found.n']) })
    .from('found')
    .whereNotNull('found.account')
    .andWhere('found.n', '<', choiceLimit);
  return connection.withRecursive('found', ['account', 'n'], first.unionAll(next)).from('found');
}

type AccountRow = { id: string; name: string | null; app: string };

async function accounts(strapi: Core.Strapi): Promise<LeadChoices['accounts']> {
  const ids: string[] = await foundThrough(strapi).whereNotNull('account').pluck('account');
  const rows: AccountRow[] = await strapi.db
    .getConnection('douyin_accounts')
    .whereIn('document_id', ids)
    .select({ id: 'document_id', name: 'nickname', app: 'app_id' });
  return byName(rows.map((row) => ({ ...row, name: row.name ?? '' })));
}

async function people(strapi: Core.Strapi): Promise<LeadChoices['people']> {
  const ids: number[] = await strapi.db
    .getConnection('admin_users')
    .orderBy('id')
    .limit(choiceLimit)
    .pluck('id');
  return byName([...(await staffOf(strapi, ids))].map(([id, member]) => ({ id, ...member })));
}

/** All that leads can be given and found by. */
export async function readChoices(strapi: Core.Strapi, ctx: KoaContext): Promise<LeadChoices> {
  const stages = Object.entries(stagesOf(strapi)).map(([name, next]) => ({ name, next }));
  const teams = (await allTeams(strapi)).map(({ documentId: id, name }) => ({ id, name }));
  return {
    me: Number(adminOf(ctx)?.id ?? 0),
    first: firstStage,
    stages,
    apps: await apps(strapi),
    accounts: await accounts(strapi),
    people: await people(strapi),
    teams,
    tagSettings: await listSettings(strapi),
  };
}
