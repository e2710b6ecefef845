import { z } from 'zod';
import { contract, moment } from './contract';
import { adminId } from './lead-teams';
import { searchMoment } from './leads';

/** Most days somebody can be away in one go. */
export const absenceDays = 366;

/** Until when somebody is away; null: not. */
export const absenceView = z.object({ admin: adminId, until: moment.nullable() });
export type AbsenceView = z.infer<typeof absenceView>;

/** Until when to be away; null: back now. */
const absenceForm = z.strictObject({ until: searchMoment.nullable() });

/** Routes of being away, in the panel: no new leads are dealt to whoever is, in any team. */
export const absenceContracts = {
  mine: contract({ method: 'GET', path: '/lead-absence', answer: absenceView }),
  setMine: contract({ method: 'PUT', path: '/lead-absence', body: absenceForm, answer: absenceView }),
  /** For somebody else. */
  set: contract({
    method: 'PUT',
    path: '/lead-absence/:admin',
    params: z.object({ admin: z.coerce.number().pipe(adminId) }),
    body: absenceForm,
    answer: absenceView,
  }),
};
