import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { grantId, grants } from '../../../../contracts/grants';
import type { LeadMap } from '../../../../contracts/lead-convert';
import { adminOf } from '../../shared/http';
import { PluginError } from '../../shared/errors';
import { adminAsker } from '../rights/admin';
import { nothing, type Asker, type Reach } from '../rights/reach';
import { holds, siteAsker } from '../rights/site';

/** Somebody who converts leads: how far, what that one may create, and whose phone numbers may go along. */
export type Converter = Asker & {
  /** Throws LEAD_ENTRY_FORBIDDEN unless an entry of the map's type may be created with these fields. */
  mayCreate(map: LeadMap, fields: string[]): Promise<void>;
  /** The leads whose phone numbers that one may see. */
  reveals: Reach;
  /** The administrator who is named as the entry's creator. */
  adminId: number | null;
};

const forbidden = ({ type }: LeadMap, fields?: string[]): PluginError =>
  new PluginError(
    'LEAD_ENTRY_FORBIDDEN',
    fields
      ? `You may not write the fields ${fields.join(', ')} of ${type}`
      : `You may not create entries of ${type}`,
    { type, ...(fields ? { fields } : {}) },
  );

type Checker = { can: { create(entity?: null, field?: string): boolean } };

/** An administrator, with the right to create entries that the Content Manager asks for, its fields included. */
export async function adminConverter(strapi: Core.Strapi, ctx: KoaContext): Promise<Converter> {
  const { userAbility } = ctx.state as { userAbility?: unknown };
  const checkers = strapi.plugin('content-manager').service('permission-checker') as {
    create(options: { userAbility: unknown; model: string }): Checker;
  };
  return {
    ...(await adminAsker(strapi, ctx, 'convert')),
    reveals: (await adminAsker(strapi, ctx, 'reveal')).reach,
    adminId: Number(adminOf(ctx)?.id) || null,
    async mayCreate(map, fields) {
      const { can } = checkers.create({ userAbility, model: map.type });
      if (!can.create()) throw forbidden(map);
      const closed = fields.filter((field) => !can.create(null, field));
      if (closed.length > 0) throw forbidden(map, closed);
    },
  };
}

/** A user of the site or a program, with the content API's right to create entries. */
export async function siteConverter(strapi: Core.Strapi, ctx: KoaContext): Promise<Converter> {
  const asker = await siteAsker(strapi, ctx, { grant: grants.leadsConvert, box: 'convert' });
  const reveals = await holds(strapi, ctx, grantId(grants.leadsConvert, 'phone'));
  return {
    ...asker,
    reveals: reveals ? asker.reach : nothing,
    adminId: null,
    async mayCreate(map) {
      if (!(await holds(strapi, ctx, `${map.type}.create`))) throw forbidden(map);
    },
  };
}
