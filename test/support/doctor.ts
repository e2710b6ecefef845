import type { DoctorCheck, DoctorFinding, DoctorResult } from '../../src/plugins/douyin/contracts/doctor';
import en from '../../src/plugins/douyin/admin/src/translations/en.json';
import { runScript, type Ended } from './run-command';
import type { World } from './world';

/** Runs one check through the panel's route. */
export const examine = (world: World, check: DoctorCheck): Promise<DoctorResult> =>
  world.admin.data<DoctorResult>('POST', `/douyin/doctor/${check}`);

/** What a check found, a word each: `redis.unreachable error`. */
export const foundBy = async (world: World, check: DoctorCheck): Promise<string[]> =>
  (await examine(world, check)).findings.map(({ reason, state }) => `${reason} ${state}`);

/** The panel's English sentence for what to do about a reason; throws where there is none. */
export function remedyOf(reason: string): string {
  const remedy = (en as Record<string, string>)[`doctor.${reason}.remedy`];
  if (!remedy) throw new Error(`No remedy for ${reason}`);
  return remedy;
}

type Told = DoctorFinding & { meaning: string; remedy: string | null };

/** What `npm run doctor -- --json` writes. */
export type DoctorReport = {
  counts: Record<DoctorFinding['state'], number>;
  checks: { check: DoctorCheck; state: DoctorFinding['state']; findings: Told[] }[];
};

/** Runs the command to its end. */
export const runDoctor = (env: Record<string, string | undefined>, ...words: string[]): Promise<Ended> =>
  runScript('doctor', words, env);

/** The report of a run, and its exit code; throws with what was written where it is none. */
export async function readReport(env: Record<string, string | undefined>, ...words: string[]) {
  const { code, stdout, stderr } = await runDoctor(env, '--json', ...words);
  try {
    const report = JSON.parse(stdout) as DoctorReport;
    const findings = report.checks.flatMap((check) => check.findings);
    return { code, findings, ...report };
  } catch {
    throw new Error(`No report: ${stdout}\n${stderr}`);
  }
}
