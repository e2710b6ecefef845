import type { Core } from '@strapi/strapi';
import type { TeamForm, TeamView } from '../../../../contracts/lead-teams';
import { clock } from '../../shared/clock';
import { identityKey, newId } from '../../shared/crypto';
import { changeOne, insertOne, isUniqueViolation } from '../../shared/database';
import { faultAt, PluginError } from '../../shared/errors';
import { ruleTable } from '../assignment/row';
import { dealtToday } from '../assignment/shares';
import { wake } from '../assignment/waiting';
import { tables } from '../row';
import { teamTable } from './hold';
import { absences } from './absence';
import { isAtWork } from './hours';
import { allTeams, findTeam, teamUid, type TeamRow } from './row';
import { staffOf, type StaffMember } from './staff';

const notFound = (id: string) => new PluginError('CONFIG_NOT_FOUND', 'There is no such team', { id });

/** What is known of people besides what a team says of them. */
type Known = {
  staff: Map<number, StaffMember>;
  dealt: Map<string, Map<number, number>>;
  away: Map<number, Date>;
};

function viewOf(team: TeamRow, { staff, dealt, away }: Known): TeamView {
  const now = clock.now();
  const members = team.members.flatMap((member) => {
    const known = staff.get(member.admin);
    const facts = {
      dealtToday: dealt.get(team.documentId)?.get(member.admin) ?? 0,
      isAtWork: isAtWork(member.hours, now),
      awayUntil: away.get(member.admin)?.toISOString() ?? null,
    };
    return known ? [{ ...member, ...known, ...facts }] : [];
  });
  const { documentId: id, name, revision, outsideHours } = team;
  return { id, name, revision, outsideHours, members };
}

async function viewsOf(strapi: Core.Strapi, teams: TeamRow[]): Promise<TeamView[]> {
  const staff = await staffOf(
    strapi,
    teams.flatMap(({ members }) => members.map(({ admin }) => admin)),
  );
  const known = { staff, dealt: await dealtToday(strapi), away: await absences(strapi) };
  return teams.map((team) => viewOf(team, known));
}

/** All teams by name, with who is in them now. */
export const listTeams = async (strapi: Core.Strapi): Promise<TeamView[]> =>
  viewsOf(strapi, await allTeams(strapi));

/** One team; throws CONFIG_NOT_FOUND. */
export async function readTeam(strapi: Core.Strapi, id: string): Promise<TeamView> {
  const team = await findTeam(strapi, id);
  const [view] = team ? await viewsOf(strapi, [team]) : [];
  if (!view) throw notFound(id);
  return view;
}

async function refuseStrangers(strapi: Core.Strapi, { members }: TeamForm): Promise<void> {
  const staff = await staffOf(
    strapi,
    members.map(({ admin }) => admin),
  );
  const place = members.findIndex(({ admin }) => !staff.has(admin));
  if (place >= 0)
    throw faultAt('CONFIG_INVALID', `members.${place}.admin`, 'must be the id of an administrator');
}

/** Two teams of one name could not be told apart. */
async function named<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new PluginError('CONFIG_CONFLICT', `There is a team "${name}" already`, { name });
  }
}

/** Makes a team. Throws CONFIG_INVALID for members who are no administrators, CONFIG_CONFLICT for a name that is taken. */
export async function createTeam(strapi: Core.Strapi, form: TeamForm): Promise<TeamView> {
  await refuseStrangers(strapi, form);
  const documentId = newId();
  const { name, members, outsideHours } = form;
  const row = {
    ...{ documentId, name, nameKey: identityKey(name), outsideHours, revision: 1 },
    // A list is no plain object: it is written as text here.
    members: JSON.stringify(members),
  };
  await named(name, () => insertOne(strapi, teamUid, row));
  return readTeam(strapi, documentId);
}

/** Changes name, members and what is outside of hours. Throws CONFIG_STALE when somebody else did meanwhile, and as `createTeam` does. */
export async function changeTeam(
  strapi: Core.Strapi,
  id: string,
  { revision, ...form }: TeamForm & { revision: number },
): Promise<TeamView> {
  const team = await readTeam(strapi, id);
  await refuseStrangers(strapi, form);
  const { name, members, outsideHours } = form;
  const columns = { name, nameKey: identityKey(name), members, outsideHours, revision: revision + 1 };
  const isWritten = await named(name, () =>
    changeOne(strapi, teamUid, { documentId: id, revision }, columns),
  );
  // Who waits for somebody may find others now.
  if (isWritten) await wake(strapi, [id]);
  if (!isWritten)
    throw new PluginError('CONFIG_STALE', 'Somebody else changed this team meanwhile', {
      revision: team.revision,
    });
  return readTeam(strapi, id);
}

/** Deletes a team that nothing belongs to; throws CONFIG_CONFLICT otherwise, with what does. */
export async function removeTeam(strapi: Core.Strapi, id: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const team = () => strapi.db.getConnection(teamTable).transacting(trx).where({ document_id: id });
    // Written first: from here on nobody gives the team a lead.
    if ((await team().increment('revision', 1)) === 0) throw notFound(id);
    const using = async (table: string, column: string) =>
      (await strapi.db.getConnection(table).transacting(trx).where(column, id).limit(1).select('id')).length >
      0;
    const used = { leads: await using(tables.leads, 'team'), rules: await using(ruleTable, 'team') };
    if (used.leads || used.rules)
      throw new PluginError(
        'CONFIG_CONFLICT',
        'Leads or rules belong to this team: give them to another first',
        used,
      );
    await team().delete();
  });
}
