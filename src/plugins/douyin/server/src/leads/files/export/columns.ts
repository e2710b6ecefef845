import type { Core } from '@strapi/strapi';
import { readJson } from '../../../shared/database';
import {
  leadFileColumns,
  type HeadingLanguage,
  type LeadFileColumn,
} from '../../../../../contracts/lead-columns';
import { openPhone } from '../../phone';
import { leadColumns, type LeadRow } from '../../row';
import { allTeams } from '../../teams/row';

/** Names behind ids that leads keep. */
export type Names = { admins: Map<number, string>; teams: Map<string, string> };

type Raw = Record<string, unknown>;
type Read = (lead: Raw) => string;

const text =
  (name: keyof LeadRow): Read =>
  (lead) => {
    const value = lead[name];
    return value === null || value === undefined ? '' : String(value);
  };

const moment =
  (name: keyof LeadRow): Read =>
  (lead) => {
    const value = lead[name] as Date | number | string | null;
    return value === null ? '' : (value instanceof Date ? value : new Date(value)).toISOString();
  };

const divided = /[,，;；、|\n"]|^\[/;

/** Tags with commas between them; as JSON where one of them holds such a sign itself. */
export function tagsText(value: unknown): string {
  // The usual case, without reading it.
  if (value === null || value === '[]') return '';
  const tags = readJson<string[] | null>(value);
  if (!tags?.length) return '';
  return tags.some((tag) => divided.test(tag)) ? JSON.stringify(tags) : tags.join(',');
}

type Means = { strapi: Core.Strapi; names: Names; clearPhones: boolean };

function readersOf({ strapi, names, clearPhones }: Means): Record<LeadFileColumn, Read> {
  return {
    leadId: text('id'),
    nickname: text('nickname'),
    phone: clearPhones ? (lead) => openPhone(strapi, lead as LeadRow) ?? '' : text('phoneView'),
    status: text('stage'),
    tags: ({ tags }) => tagsText(tags),
    notes: text('notes'),
    owner: text('ownerId'),
    ownerName: ({ ownerId }) => names.admins.get(ownerId as number) ?? '',
    team: ({ team }) => names.teams.get(team as string) ?? '',
    nextFollowUpAt: moment('nextFollowUpAt'),
    acquiredAt: moment('acquiredAt'),
    lastSeenAt: moment('lastSeenAt'),
    gender: text('gender'),
    city: text('city'),
    province: text('province'),
    country: text('country'),
    relation: text('relation'),
    avatarUrl: text('avatarUrl'),
    openId: text('openId'),
    source: text('sourceKind'),
    app: text('appId'),
    account: text('accountId'),
  };
}

const needs: Partial<Record<LeadFileColumn, (keyof LeadRow)[]>> = {
  leadId: ['id'],
  status: ['stage'],
  owner: ['ownerId'],
  ownerName: ['ownerId'],
  source: ['sourceKind'],
  app: ['appId'],
  account: ['accountId'],
};

/** Columns of the table that these columns of a file are made of. */
export function selected(columns: LeadFileColumn[], clearPhones: boolean): Record<string, string> {
  const phone: (keyof LeadRow)[] = clearPhones ? ['documentId', 'phoneSealed'] : ['phoneView'];
  const names = columns.flatMap((name) =>
    name === 'phone' ? phone : (needs[name] ?? [name as keyof LeadRow]),
  );
  const all = new Set<keyof LeadRow>(['id', ...names]);
  return Object.fromEntries([...all].map((name) => [name, `l.${leadColumns[name]}`]));
}

/** Makes the cells of a lead, in the order of the columns. */
export function cellsOf(columns: LeadFileColumn[], means: Means): (lead: Raw) => string[] {
  const readers = readersOf(means);
  const chosen = columns.map((name) => readers[name]);
  return (lead) => chosen.map((read) => read(lead));
}

/** The headings above the columns. */
export const headingsOf = (columns: LeadFileColumn[], language: HeadingLanguage): string[] =>
  columns.map((name) => leadFileColumns[name][language]);

type AdminName = { id: number; firstname: string | null; lastname: string | null; email: string };

/** Reads the names of all administrators and teams. */
export async function readNames(strapi: Core.Strapi): Promise<Names> {
  const select = ['id', 'firstname', 'lastname', 'email'];
  const admins = (await strapi.db.query('admin::user').findMany({ select })) as AdminName[];
  const nameOf = ({ firstname, lastname, email }: AdminName) =>
    [firstname, lastname].filter(Boolean).join(' ') || email;
  const teams = await allTeams(strapi);
  return {
    admins: new Map(admins.map((admin) => [admin.id, nameOf(admin)])),
    teams: new Map(teams.map(({ documentId, name }) => [documentId, name])),
  };
}
