import { changesOf, platformHash, type Told } from '../platform';
import { namedLeads, type Identity } from '../identities';
import type { LeadRow } from '../row';
import { join, type Person, type Touch } from './people';
import { touchKey, type Known, type SourceRow } from './read';

/** What became of a row: `rejected` when nobody can be known by it, `erased` when the person must not come back. */
export type Outcome = 'inserted' | 'changed' | 'unchanged' | 'returned' | 'rejected' | 'erased';

/** A touch to be written: `row` is the source it belongs to, null for a new one. */
export type PlannedTouch = Touch & { row: SourceRow | null; hash: string; returned: boolean };

/** What is to be done for one person of a page. */
export type Step = {
  person: Person;
  outcome: Exclude<Outcome, 'rejected' | 'erased'>;
  /** Null for a new lead. */
  lead: LeadRow | null;
  identities: Identity[];
  /** Only those that are new or differ. */
  touches: PlannedTouch[];
  /** Platform columns that differ. */
  changes: Told;
  /** A phone number for a lead that has none. */
  phone: string | null;
};

/** The leads a person is known as, the surest way first; several are one person. */
export const leadsOf = ({ identities }: Person, { leadOf }: Known): number[] =>
  namedLeads([...identities.values()], leadOf);

function planTouch(touch: Touch, row: SourceRow | null): PlannedTouch {
  const returned = Boolean(row?.goneAt);
  return { ...touch, row, returned, hash: platformHash(touch.told, touch.tags) };
}

const tellsNews = ({ row, hash, returned }: PlannedTouch): boolean => returned || row?.platformHash !== hash;

const isToWrite = (touch: PlannedTouch): boolean =>
  tellsNews(touch) || Boolean(touch.row && touch.touchedAt && touch.touchedAt > touch.row.lastTouchAt);

/** What touches told together, the last one last. */
const toldOf = (touches: Touch[]): Told => Object.assign({}, ...touches.map(({ told }) => told)) as Told;

/** What is to be changed, with a nickname for who has none. */
function withNickname(changes: Told, { nicknameIfNone }: Person, known: string | null): Told {
  if (!nicknameIfNone || known || changes.nickname) return changes;
  return { ...changes, nickname: nicknameIfNone };
}

function planNew(person: Person, known: Known): Step {
  const touches = [...person.touches.values()].map((touch) => planTouch(touch, null));
  const told = touches.length === 1 ? (touches[0]?.told ?? {}) : toldOf(touches);
  return {
    person,
    outcome: 'inserted',
    lead: null,
    identities: [...person.identities.values()].filter(({ valueHash }) => !known.leadOf.has(valueHash)),
    touches,
    changes: withNickname(told, person, null),
    phone: person.phone,
  };
}

function planKnown(person: Person, lead: LeadRow, known: Known): Step {
  const touches = [...person.touches.values()]
    .map((touch) => planTouch(touch, known.sources.get(touchKey(lead.id, touch.item)) ?? null))
    .filter(isToWrite);
  const told = toldOf(touches.filter(tellsNews));
  const identities = [...person.identities.values()].filter(({ valueHash }) => !known.leadOf.has(valueHash));
  const changes = withNickname(changesOf(lead, told), person, lead.nickname);
  const phone = lead.phoneSealed ? null : person.phone;
  const isChanged =
    identities.length > 0 ||
    Object.keys(changes).length > 0 ||
    phone !== null ||
    touches.some(({ row }) => !row);
  const isBack = touches.some(({ returned }) => returned);
  return {
    person,
    outcome: isBack ? 'returned' : isChanged ? 'changed' : 'unchanged',
    lead,
    identities,
    touches,
    changes,
    phone,
  };
}

/** Puts together people of a page who turn out to be one lead: one by an open_id, the other by a phone number. */
export function togetherByLead(people: Person[], known: Known): Person[] {
  const byLead = new Map<number, Person>();
  return people.filter((person) => {
    const [id] = leadsOf(person, known);
    const other = id === undefined ? undefined : byLead.get(id);
    if (other) join(other, person);
    else if (id !== undefined) byLead.set(id, person);
    return !other;
  });
}

/** What is to be done for each person, given what is known; who is known as several leads must have been merged before. */
export const planPage = (people: Person[], known: Known): Step[] =>
  people.map((person) => {
    const [id] = leadsOf(person, known);
    const lead = id === undefined ? undefined : known.leads.get(id);
    return lead ? planKnown(person, lead, known) : planNew(person, known);
  });

/** Whether a step writes nothing. */
export const isIdle = ({ outcome, touches }: Step): boolean =>
  outcome === 'unchanged' && touches.length === 0;
