import { z } from 'zod';
import { contract, idParams, moment } from './contract';
import { workHours } from './lead-hours';
import { keywordLimit, leadSourceKinds, rowId, staffLimits, text } from './leads';

/** Most members of a team, their largest weight, and their largest daily quota. */
export const teamLimits = { members: 200, weight: 100, quota: 100_000 } as const;

/** The id of an administrator. */
export const adminId = z.number().int().min(1).max(2_147_483_647);

/** Which of the new leads somebody takes; an empty list takes any. */
export const memberTakes = z.strictObject({
  apps: z.array(rowId).max(50).default([]),
  sources: z.array(z.enum(leadSourceKinds)).max(leadSourceKinds.length).default([]),
  /** Words that nickname, notes or tags contain, all of them. */
  keyword: text(keywordLimit).nullable().default(null),
});
export type MemberTakes = z.infer<typeof memberTakes>;

/** What becomes of a lead whose turn falls to somebody who is not at work: it goes to others, or waits for that one. */
export const outsideHours = ['others', 'wait'] as const;
export type OutsideHours = (typeof outsideHours)[number];

const member = z.strictObject({
  /** Id of an administrator. */
  admin: adminId,
  /** The share of the new leads: out of the sum of all weights; 0 takes no part. */
  weight: z.number().int().min(0).max(teamLimits.weight).default(1),
  /** Most leads dealt out to this one a day (UTC); null: no limit. */
  dailyQuota: z.number().int().min(0).max(teamLimits.quota).nullable().default(null),
  /** Null: any lead. */
  takes: memberTakes.nullable().default(null),
  /** Null: at all times. */
  hours: workHours.nullable().default(null),
});
export type TeamMember = z.infer<typeof member>;

/** A team as it is written. */
export const teamForm = z.strictObject({
  name: text(staffLimits.team).min(1),
  members: z
    .array(member)
    .max(teamLimits.members)
    .refine((all) => new Set(all.map(({ admin }) => admin)).size === all.length, 'must name nobody twice'),
  outsideHours: z.enum(outsideHours).default('others'),
});
export type TeamForm = z.infer<typeof teamForm>;

/** A team; administrators who were deleted are left out. */
export const teamView = z.object({
  id: z.string(),
  name: z.string(),
  /** To be sent back with a change. */
  revision: z.number().int(),
  outsideHours: z.enum(outsideHours),
  members: z.array(
    member.extend({
      name: z.string(),
      /** False for an administrator who is blocked or was never activated: nothing is dealt to that one. */
      isActive: z.boolean(),
      /** Leads dealt to this one since midnight (UTC). */
      dealtToday: z.number().int(),
      isAtWork: z.boolean(),
      /** Until when this one is away; null: not. */
      awayUntil: moment.nullable(),
    }),
  ),
});
export type TeamView = z.infer<typeof teamView>;

/** Routes of the teams, in the panel. */
export const teamContracts = {
  list: contract({ method: 'GET', path: '/lead-teams', answer: z.object({ rows: z.array(teamView) }) }),
  create: contract({ method: 'POST', path: '/lead-teams', body: teamForm, answer: teamView }),
  update: contract({
    method: 'PUT',
    path: '/lead-teams/:id',
    params: idParams,
    body: teamForm.extend({ revision: z.number().int() }),
    answer: teamView,
  }),
  /** Refused with CONFIG_CONFLICT while leads or rules belong to the team. */
  remove: contract({
    method: 'DELETE',
    path: '/lead-teams/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
};
