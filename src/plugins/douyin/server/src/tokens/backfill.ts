import type { Core } from '@strapi/strapi';
import { tokenTable } from './row';

/** Gives tokens that were stored before there was a manager what it needs: they are looked at when they end. */
export async function backfill(strapi: Core.Strapi): Promise<void> {
  const { connection } = strapi.db;
  await strapi.db
    .getConnection(tokenTable)
    .whereNull('grant_state')
    .update({
      grant_state: 'healthy',
      granted_at: connection.ref('created_at'),
      due_at: connection.ref('access_expires_at'),
      refresh_due_at: connection.ref('access_expires_at'),
      access_ttl_seconds: 0,
      access_assumed: false,
      renewals: 0,
      renewable: false,
      fence: 0,
      counted_refreshes: 0,
      failure_count: 0,
      audit_seq: 0,
    });
}
