import { hmac } from '../shared/crypto';

/** By what a person can be known again. */
export type IdentityKind = 'union_id' | 'open_id' | 'phone';

/** One value a person is known by; two of one hash are one person. */
export type Identity = { kind: IdentityKind; scope: string; valueHash: string };

/** What a platform calls a person; what it did not tell is left out. */
export type PersonIds = { openId?: string | null; unionId?: string | null; phone?: string | null };

/** The app a person was found with; a `union_id` means one person with the apps of one developer only. */
export type IdentityApp = { documentId: string; provider: string; developer: string | null };

const mainland = /^1[3-9]\d{9}$/;

/** A phone number in E.164, mainland China where no country is given; null for what is none. */
export function normalPhone(written: string): string | null {
  const text = written
    .normalize('NFKC')
    .replace(/^\s*00/, '+')
    .replace(/[\s()./\p{Pd}]/gu, '');
  if (mainland.test(text)) return `+86${text}`;
  if (/^86/.test(text) && mainland.test(text.slice(2))) return `+${text}`;
  return /^\+[1-9]\d{6,14}$/.test(text) ? text : null;
}

/** The hash of one identity; see `identifier`. */
export const hashOf = (key: Buffer, ...parts: string[]): string =>
  hmac(key, parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));

/** All that people of one app can be known by, the surest first; hashed with the leads' own key. */
export function identifier(key: Buffer, app: IdentityApp): (ids: PersonIds) => Identity[] {
  const ofDeveloper = app.developer ? `developer:${app.developer}` : `app:${app.documentId}`;
  const scopes = {
    union_id: `${app.provider}:${ofDeveloper}`,
    open_id: `${app.provider}:app:${app.documentId}`,
    phone: '',
  };
  return ({ openId, unionId, phone }) => {
    const identities: Identity[] = [];
    const add = (kind: IdentityKind, value: string | null | undefined) => {
      const scope = scopes[kind];
      if (value) identities.push({ kind, scope, valueHash: hashOf(key, kind, scope, value) });
    };
    add('union_id', unionId);
    add('open_id', openId);
    add('phone', phone ? normalPhone(phone) : null);
    return identities;
  };
}

/** All that one person can be known by; see `identifier`. */
export const identitiesOf = (key: Buffer, app: IdentityApp, ids: PersonIds): Identity[] =>
  identifier(key, app)(ids);

/** A phone number is shared in families and offices: it finds a lead only where nothing surer does. */
export const isSure = ({ kind }: Identity): boolean => kind !== 'phone';

/** The leads that identities name, by the sure ones where there are any; several are one person. */
export function namedLeads(identities: Identity[], leadOf: ReadonlyMap<string, number>): number[] {
  if (leadOf.size === 0) return [];
  const ids = (some: Identity[]) => [
    ...new Set(some.flatMap(({ valueHash }) => leadOf.get(valueHash) ?? [])),
  ];
  const sure = ids(identities.filter(isSure));
  return sure.length > 0 ? sure : ids(identities);
}
