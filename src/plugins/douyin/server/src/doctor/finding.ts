import type { Core } from '@strapi/strapi';
import {
  anyReasons,
  doctorReasons,
  doctorStates,
  type DoctorFinding,
  type DoctorReason,
  type DoctorState,
} from '../../../contracts/doctor';

/** How the request of whoever runs a check came in; null where none did (the command). */
export type Seen = {
  /** Host of the browser. */
  host: string | null;
  /** `X-Forwarded-Proto` as it came; null without one. */
  protocol: string | null;
  /** How many addresses `X-Forwarded-For` holds. */
  forwarded: number;
} | null;

/** All a check may look at. */
export type Patient = {
  strapi: Core.Strapi;
  seen: Seen;
  /** Why the application did not load; null where it did. */
  failure: string | null;
};

/** One named check. Whatever it throws counts as broken. */
export type Check = (patient: Patient) => DoctorFinding[] | Promise<DoctorFinding[]>;

const states: Record<string, Record<string, DoctorState>> = { ...doctorReasons, any: anyReasons };

/** Builds a finding; its state follows from the reason. */
export function found(
  reason: DoctorReason,
  details: DoctorFinding['details'] = {},
  place: string | null = null,
): DoctorFinding {
  const [check = '', name = ''] = reason.split('.');
  const state = states[check]?.[name];
  if (!state) throw new Error(`The doctor knows no reason "${reason}"`);
  return { reason, state, details, place };
}

/** The findings, or the one that says that all is well where there are none. */
export const orWell = (findings: DoctorFinding[], well: DoctorFinding): DoctorFinding[] =>
  findings.length > 0 ? findings : [well];

const byGravity: readonly DoctorState[] = ['error', 'warning', 'ok', 'skipped'];

/** The state that stands for several findings: the gravest of them. */
export const worstOf = (findings: readonly Pick<DoctorFinding, 'state'>[]): DoctorState =>
  byGravity.find((state) => findings.some((finding) => finding.state === state)) ?? doctorStates[0];
