import type { PlatformTag } from '../../../../contracts/lead-tags';
import type { LeadSourceKind } from '../../../../contracts/leads';
import {
  identifier,
  isSure,
  normalPhone,
  type Identity,
  type IdentityApp,
  type PersonIds,
} from '../identities';
import { toldColumns, type Told } from '../platform';
import type { LeadRow } from '../row';

/** One row of a page: a person as a platform told of them. */
export type FoundPerson = PersonIds &
  Omit<Told, 'relation'> & {
    /** What a lead is called that has no nickname yet; one that has keeps it. */
    nicknameIfNone?: string;
    /** The video, form or live room it was about. */
    item?: string | null;
    /** When the person became a lead; default now. */
    acquiredAt?: Date;
    /** What is kept of the person elsewhere, e.g. in a file; only a new lead takes it. */
    staff?: StaffColumns;
    /** Tags that the platform's account gave; left out where the platform tells of none. */
    platformTags?: PlatformTag[];
    /** The row of the platform's answer, where it is to be kept. */
    raw?: unknown;
    /** When the person did what was found; left out where the platform does not tell. */
    touchedAt?: Date;
  };

/** What the staff keeps of a lead. */
export type StaffColumns = Partial<
  Pick<LeadRow, 'stage' | 'ownerId' | 'team' | 'tags' | 'notes' | 'nextFollowUpAt'>
>;

/** What was found at one account with one call. */
export type FoundPage = {
  app: IdentityApp;
  account: { documentId: string };
  kind: LeadSourceKind;
  /** At most 200; 1,000 of an import. */
  rows: FoundPerson[];
  /** Found by the first look at an account: people of before, who are no news. */
  isHistory?: boolean;
};

/** One touch of a person: what was told with it, and when it was. */
export type Touch = {
  item: string;
  told: Told;
  touchedAt: Date | null;
  tags: PlatformTag[] | null;
  raw: unknown;
};

/** One person of a page, of one row or several. */
export type Person = {
  /** Places of the rows in the page. */
  rows: number[];
  identities: Map<string, Identity>;
  touches: Map<string, Touch>;
  openId: string | null;
  /** In E.164. */
  phone: string | null;
  acquiredAt: Date | null;
  /** As it is stored; for a lead without a nickname. */
  nicknameIfNone: string | null;
  staff: StaffColumns;
};

const later = (one: Date | null, other: Date | null | undefined): Date | null =>
  other && (!one || other > one) ? other : one;

const earlier = (one: Date | null, other: Date | null | undefined): Date | null =>
  other && (!one || other < one) ? other : one;

function addTouch(person: Person, { item, told, touchedAt, tags, raw }: Touch): void {
  const known = person.touches.get(item);
  const touch = {
    item,
    told: { ...known?.told, ...told },
    touchedAt: later(known?.touchedAt ?? null, touchedAt),
    tags: tags ?? known?.tags ?? null,
    raw: raw ?? known?.raw,
  };
  person.touches.set(item, touch);
}

/** Puts what is known of one person to another, who is the same. */
export function join(into: Person, other: Person): void {
  into.rows.push(...other.rows);
  for (const [hash, identity] of other.identities) into.identities.set(hash, identity);
  for (const touch of other.touches.values()) addTouch(into, touch);
  into.openId ??= other.openId;
  into.phone ??= other.phone;
  into.nicknameIfNone ??= other.nicknameIfNone;
  into.acquiredAt = earlier(into.acquiredAt, other.acquiredAt);
  into.staff = { ...other.staff, ...into.staff };
}

function personOf(row: FoundPerson, place: number, identities: Identity[], kind: LeadSourceKind): Person {
  const told = { ...toldColumns(row), ...(kind === 'fans' ? { relation: 'following' as const } : {}) };
  const touch = {
    item: (row.item ?? '').slice(0, 255),
    told,
    touchedAt: row.touchedAt ?? null,
    tags: row.platformTags ?? null,
    raw: row.raw,
  };
  return {
    rows: [place],
    identities: new Map(identities.map((identity) => [identity.valueHash, identity])),
    touches: new Map([[touch.item, touch]]),
    openId: row.openId ?? null,
    phone: row.phone ? normalPhone(row.phone) : null,
    acquiredAt: row.acquiredAt ?? null,
    nicknameIfNone: row.nicknameIfNone
      ? (toldColumns({ nickname: row.nicknameIfNone }).nickname ?? null)
      : null,
    staff: row.staff ?? {},
  };
}

/** Puts a person beside those before, or together with the same one; gives whom the row belongs to. */
function settle(people: Set<Person>, byHash: Map<string, Person>, person: Person): Person {
  const all = [...person.identities.values()];
  const sure = all.filter(isSure);
  const known = new Set(
    (sure.length > 0 ? sure : all).flatMap(({ valueHash }) => byHash.get(valueHash) ?? []),
  );
  const [first, ...more] = known;
  if (!first) return person;
  for (const other of [...more, person]) {
    join(first, other);
    people.delete(other);
  }
  return first;
}

/** The people of a page: rows of one person are put together, rows by which nobody can be known are left out. */
export function peopleOf(key: Buffer, { app, kind, rows }: FoundPage): Person[] {
  const identify = identifier(key, app);
  const people = new Set<Person>();
  const byHash = new Map<string, Person>();
  rows.forEach((row, place) => {
    const identities = identify(row);
    if (identities.length === 0) return;
    const person = settle(people, byHash, personOf(row, place, identities, kind));
    people.add(person);
    for (const [hash, identity] of person.identities) {
      const holder = byHash.get(hash);
      // A phone number that another person of the page brought stays with that one.
      if (isSure(identity) || !holder || !people.has(holder)) byHash.set(hash, person);
      else if (holder !== person) person.identities.delete(hash);
    }
  });
  return [...people];
}
