import { mayGo, type Stages } from '../../../../../contracts/lead-stages';
import type { ImportPlan, RowFault, RowProblem } from '../../../../../contracts/lead-files';
import { namedLeads } from '../../identities';
import type { LeadRow } from '../../row';
import type { KnownPeople } from './known';
import type { ParsedRow } from './parse';

/** A row that is taken: whom it is about, null for somebody new. */
export type Taken = { parsed: ParsedRow; place: number; lead: LeadRow | null };

/** Rows that are taken, and what is wrong with the others. */
export type Verdict = { taken: Taken[]; rejected: { parsed: ParsedRow; problems: RowProblem[] }[] };

const words: Record<Exclude<RowFault, 'value-invalid' | 'key-missing' | 'stage' | 'erased'>, string> = {
  known: 'is known already, and only new people are taken',
  unknown: 'is not known, and only known people are taken',
  'out-of-reach': 'is a lead out of your reach',
  conflict: 'names more than one lead',
  twice: 'stands in the file twice',
};

type Fault = { fault: RowFault; message: string };

const fault = (name: keyof typeof words): Fault => ({ fault: name, message: words[name] });

/** The lead a row is about: null for somebody new, a fault where it names several. */
function leadOfRow(
  { parsed, place }: { parsed: ParsedRow; place: number },
  plan: ImportPlan,
  known: KnownPeople,
) {
  if (plan.matchBy === 'leadId') {
    const id = known.winners.get(parsed.leadId ?? 0);
    return id === undefined ? fault('unknown') : id;
  }
  const identities = known.identities[place] ?? [];
  const key = { openId: 'open_id', unionId: 'union_id', phone: 'phone' }[plan.matchBy];
  const matched = identities.find(({ kind }) => kind === key);
  const byKey = matched && known.leadOf.get(matched.valueHash);
  const [named, ...more] = namedLeads(identities, known.leadOf);
  if (more.length > 0 || (byKey !== undefined && byKey !== named)) return fault('conflict');
  return named ?? null;
}

function stageFault(stages: Stages, lead: LeadRow, { staff }: ParsedRow): Fault | null {
  if (!staff.stage || mayGo(stages, lead.stage, staff.stage)) return null;
  return { fault: 'stage', message: `cannot go from ${lead.stage} to ${staff.stage}` };
}

/** Decides which rows are taken. */
export function judge(rows: ParsedRow[], plan: ImportPlan, stages: Stages, known: KnownPeople): Verdict {
  const verdict: Verdict = { taken: [], rejected: [] };
  const seen = new Set<string>();
  const faultOf = (parsed: ParsedRow, place: number): Fault | Taken => {
    const id = leadOfRow({ parsed, place }, plan, known);
    if (id !== null && typeof id !== 'number') return id;
    if (id === null && plan.mode === 'update') return fault('unknown');
    if (id !== null && !known.reachable.has(id)) return fault('out-of-reach');
    if (id !== null && plan.mode === 'create') return fault('known');
    const keys = (known.identities[place] ?? []).map(({ valueHash }) => valueHash);
    if (plan.mode === 'create' && keys.some((key) => seen.has(key))) return fault('twice');
    keys.forEach((key) => seen.add(key));
    const lead = id === null ? null : (known.leads.get(id) ?? null);
    return (lead && stageFault(stages, lead, parsed)) ?? { parsed, place, lead };
  };
  rows.forEach((parsed, place) => {
    if (parsed.problems.length > 0) return verdict.rejected.push({ parsed, problems: parsed.problems });
    const found = faultOf(parsed, place);
    if ('parsed' in found) return verdict.taken.push(found);
    return verdict.rejected.push({ parsed, problems: [{ row: parsed.row, field: plan.matchBy, ...found }] });
  });
  return verdict;
}
