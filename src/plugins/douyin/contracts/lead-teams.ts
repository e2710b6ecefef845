import { z } from 'zod';
import { contract, idParams } from './contract';
import { staffLimits, text } from './leads';

/** Most members of a team, their largest weight, and their largest daily quota. */
export const teamLimits = { members: 200, weight: 100, quota: 100_000 } as const;

/** The id of an administrator. */
export const adminId = z.number().int().min(1).max(2_147_483_647);

const member = z.strictObject({
  /** Id of an administrator. */
  admin: adminId,
  /** The share of the new leads: out of the sum of all weights; 0 takes no part. */
  weight: z.number().int().min(0).max(teamLimits.weight).default(1),
  /** Most leads dealt out to this one a day (UTC); null: no limit. */
  dailyQuota: z.number().int().min(0).max(teamLimits.quota).nullable().default(null),
});

/** A team as it is written. */
export const teamForm = z.strictObject({
  name: text(staffLimits.team).min(1),
  members: z
    .array(member)
    .max(teamLimits.members)
    .refine((all) => new Set(all.map(({ admin }) => admin)).size === all.length, 'must name nobody twice'),
});
export type TeamForm = z.infer<typeof teamForm>;

/** A team; administrators who were deleted are left out. */
export const teamView = z.object({
  id: z.string(),
  name: z.string(),
  /** To be sent back with a change. */
  revision: z.number().int(),
  members: z.array(
    member.extend({
      name: z.string(),
      /** False for an administrator who is blocked or was never activated: nothing is dealt to that one. */
      isActive: z.boolean(),
      /** Leads dealt to this one since midnight (UTC). */
      dealtToday: z.number().int(),
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
