import type { Core } from '@strapi/strapi';

/** An administrator as teams show and use one. */
export type StaffMember = { name: string; isActive: boolean };

type AdminRow = {
  id: number;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
  isActive: boolean | null;
  blocked: boolean | null;
};

/** Administrators that exist, of these ids. Who is blocked or was never activated takes no part. */
export async function staffOf(strapi: Core.Strapi, ids: number[]): Promise<Map<number, StaffMember>> {
  const rows = (await strapi.db.query('admin::user').findMany({
    where: { id: { $in: [...new Set(ids)] } },
    select: ['id', 'firstname', 'lastname', 'username', 'isActive', 'blocked'],
  })) as AdminRow[];
  const named = ({ firstname, lastname, username }: AdminRow) =>
    [firstname, lastname].filter(Boolean).join(' ') || (username ?? '');
  return new Map(
    rows.map((row) => [row.id, { name: named(row), isActive: Boolean(row.isActive) && !row.blocked }]),
  );
}
