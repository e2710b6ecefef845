import type { Stages } from '../../../../../contracts/lead-stages';
import { toldFields, type ImportField } from '../../../../../contracts/lead-columns';
import type { ImportPlan, RowProblem } from '../../../../../contracts/lead-files';
import { staffLimits } from '../../../../../contracts/leads';
import type { Staff } from '../../edit';
import { normalPhone } from '../../identities';
import type { FoundPerson } from '../../upsert';
import { readMoment, readTags } from './values';

/** What rows are read with: the names behind what people write, and whether leads may be given to others. */
export type Vocabulary = {
  stages: Stages;
  /** Ids of administrators by id and by e-mail, of teams by document id and by name. */
  owners: Map<string, number>;
  teams: Map<string, string>;
  mayAssign: boolean;
};

/** A row of a file, read. */
export type ParsedRow = {
  /** Its place in the file; the headings are 1. */
  row: number;
  cells: string[];
  person: FoundPerson;
  leadId: number | null;
  staff: Partial<Staff>;
  problems: RowProblem[];
};

type Wrong = { fault: RowProblem['fault']; message: string };
type Draft = Omit<ParsedRow, 'problems'>;
type Read = (text: string, draft: Draft, plan: ImportPlan, words: Vocabulary) => Wrong | void;

const wrong = (message: string): Wrong => ({ fault: 'value-invalid', message });

const longestId = 255;

const identity =
  (name: 'openId' | 'unionId'): Read =>
  (text, { person }) => {
    if (text.length > longestId) return wrong('is too long');
    person[name] = text;
  };

const moment = (text: string, zone: string): Date | Wrong =>
  readMoment(text, zone) ?? wrong('is no moment, such as 2026-01-31 08:00');

const forOthers = ({ mayAssign }: Vocabulary): Wrong | null =>
  mayAssign ? null : { fault: 'out-of-reach', message: 'you may not give leads to others' };

const told = Object.fromEntries(
  toldFields.map((name): [string, Read] => [name, (text, { person }) => void (person[name] = text)]),
) as Record<(typeof toldFields)[number], Read>;

const readers: Record<ImportField, Read> = {
  ...told,
  openId: identity('openId'),
  unionId: identity('unionId'),
  phone(text, { person }) {
    const phone = normalPhone(text);
    if (!phone) return wrong('is no phone number');
    person.phone = phone;
  },
  leadId(text, draft) {
    if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647) return wrong('is no id of a lead');
    draft.leadId = Number(text);
  },
  acquiredAt(text, { person }, { zone }) {
    const at = moment(text, zone);
    if (!(at instanceof Date)) return at;
    person.acquiredAt = at;
  },
  status(text, { staff }, _plan, { stages }) {
    const stage = text.toUpperCase();
    if (!(stage in stages)) return wrong(`must be one of ${Object.keys(stages).join(', ')}`);
    staff.stage = stage;
  },
  tags(text, { staff }) {
    const tags = readTags(text);
    if (tags.length > staffLimits.tags) return wrong(`holds more than ${staffLimits.tags} tags`);
    if (tags.some((tag) => tag.length > staffLimits.tag))
      return wrong(`holds a tag of more than ${staffLimits.tag} characters`);
    staff.tags = tags;
  },
  notes(text, { staff }) {
    if (text.length > staffLimits.notes) return wrong(`has more than ${staffLimits.notes} characters`);
    staff.notes = text.replaceAll('\0', '');
  },
  owner(text, { staff }, _plan, words) {
    const owner = words.owners.get(text.toLowerCase());
    if (owner === undefined) return wrong('is neither the id nor the e-mail of an administrator');
    staff.ownerId = owner;
    return forOthers(words) ?? undefined;
  },
  team(text, { staff }, _plan, words) {
    const team = words.teams.get(text);
    if (team === undefined) return wrong('is no team');
    staff.team = team;
    return forOthers(words) ?? undefined;
  },
  nextFollowUpAt(text, { staff }, { zone }) {
    const at = moment(text, zone);
    if (!(at instanceof Date)) return at;
    staff.nextFollowUpAt = at;
  },
};

const keyOf = ({ person, leadId }: Draft, plan: ImportPlan): unknown =>
  plan.matchBy === 'leadId' ? leadId : person[plan.matchBy];

/** Reads a row; an empty cell says nothing. What is wrong with it is told and not thrown. */
export function parseRow(
  { row, cells, fields }: { row: number; cells: string[]; fields: (ImportField | null)[] },
  plan: ImportPlan,
  words: Vocabulary,
): ParsedRow {
  const draft: Draft = { row, cells, person: {}, leadId: null, staff: {} };
  const problems: RowProblem[] = [];
  fields.forEach((field, place) => {
    const text = cells[place] ?? '';
    if (!field || text === '') return;
    const fault = readers[field](text, draft, plan, words);
    if (fault) problems.push({ row, field, ...fault });
  });
  const isKeyWrong = problems.some(({ field }) => field === plan.matchBy);
  if (!keyOf(draft, plan) && !isKeyWrong)
    problems.push({
      row,
      field: plan.matchBy,
      fault: 'key-missing',
      message: 'is empty: the row names nobody',
    });
  return { ...draft, problems };
}
