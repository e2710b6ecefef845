import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import { isPlaceholder } from '../../users/placeholder';

/** A user as another site sees it, by the names of OpenID Connect; null: there is none, or it was not agreed to. */
export type Profile = {
  name: string | null;
  preferred_username: string | null;
  email: string | null;
  phone_number: string | null;
  picture: string | null;
  bio: string | null;
};

/** Which facts a scope opens. */
export const opens: Record<string, (keyof Profile)[]> = {
  userinfo: ['name', 'preferred_username', 'email', 'picture', 'bio'],
  profile: ['name', 'preferred_username', 'picture'],
  email: ['email'],
  phone: ['phone_number'],
};

const nobody: Profile = {
  name: null,
  preferred_username: null,
  email: null,
  phone_number: null,
  picture: null,
  bio: null,
};

const textOf = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

type User = { username: string; email: string | null; bio?: unknown };

/** The number of a user's account, which its platform verified; whoever reads it is written down. */
async function phoneOf(strapi: Core.Strapi, accountId: string, site: string): Promise<string> {
  const actor = { kind: 'system' as const, id: `oauth:${site}`, name: site };
  return service(strapi, 'accounts').phone(accountId, actor);
}

/** What a site may know of a user with these scopes: names by the Douyin account, the rest by the user of this site. */
export async function profileOf(
  strapi: Core.Strapi,
  userId: number,
  { scopes, site }: { scopes: string[]; site: string },
): Promise<Profile> {
  const open = new Set(scopes.flatMap((scope) => opens[scope] ?? []));
  const [user, people] = await Promise.all([
    service(strapi, 'users').active(userId) as Promise<User | null>,
    service(strapi, 'accounts').people([userId]),
  ]);
  if (!user) return nobody;
  const person = people.get(userId);
  const wantsPhone = open.has('phone_number') && person?.hasPhone === true;
  const all: Profile = {
    name: textOf(person?.nickname) ?? user.username,
    preferred_username: user.username,
    email: isPlaceholder(user.email) ? null : textOf(user.email),
    phone_number: wantsPhone ? await phoneOf(strapi, person.accountId, site) : null,
    picture: person?.avatarUrl ?? null,
    bio: textOf(user.bio),
  };
  const seen = Object.entries(all).map(([name, value]) => [
    name,
    open.has(name as keyof Profile) ? value : null,
  ]);
  return Object.fromEntries(seen) as Profile;
}

/** The same for OpenID Connect, where `sub` is a text and what is missing is left out. */
export async function openIdClaims(
  strapi: Core.Strapi,
  userId: number,
  request: { scopes: string[]; site: string },
): Promise<Record<string, unknown>> {
  const profile = await profileOf(strapi, userId, request);
  const known = Object.entries(profile).filter(([, value]) => value !== null);
  return { sub: String(userId), ...Object.fromEntries(known) };
}
