import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { DeliveryFilter } from '../../../../contracts/webhook-inbox';
import { holding } from '../../shared/database';
import { eventTable } from '../inbox/row';

/** The deliveries that pass a filter, in no order. */
export function filtered(strapi: Core.Strapi, filter: DeliveryFilter): Knex.QueryBuilder {
  const { app, event, stage, reason, msgId, from, to } = filter;
  const query = strapi.db.getConnection(eventTable);
  for (const [column, value] of Object.entries({ app_id: app, event, stage, reason }))
    if (value !== undefined) void query.where(column, value);
  if (msgId !== undefined) void query.whereRaw(...holding('msg_id', msgId));
  if (from !== undefined) void query.where('received_at', '>=', new Date(from));
  if (to !== undefined) void query.where('received_at', '<', new Date(to));
  return query;
}
