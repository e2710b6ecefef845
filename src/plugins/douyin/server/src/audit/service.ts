import type { Core } from '@strapi/strapi';
import type { actorKinds, AuditAction, AuditView } from '../../../contracts/audit';
import { clock } from '../shared/clock';
import { insertOne } from '../shared/database';
import type { Context } from '../shared/service';

/** Uid of the audit's content type. */
export const auditUid = 'plugin::douyin.audit-entry';

/** Who acted. */
export type Actor = { kind: (typeof actorKinds)[number]; id?: string; name?: string };

/** What happened, ready to be written down. Details hold no secret, token or code. */
export type AuditRecord = {
  action: AuditAction;
  actor: Actor;
  target: { kind: AuditView['targetKind']; id: string; name?: string };
  details?: AuditView['details'];
};

/** Which lines to read; pages count from 1. */
export type AuditQuery = { page: number; pageSize: number; action?: AuditAction; target?: string };

/** The append-only audit: who did what to which secret or grant. */
export type AuditService = {
  /** Writes one line; joins the transaction it is called in. */
  record(record: AuditRecord): Promise<void>;
  /** Lines, the newest first, with the count of all. */
  list(query: AuditQuery): Promise<{ rows: AuditView[]; total: number }>;
  /** How often something happened since a moment. */
  countSince(action: AuditAction, since: Date): Promise<number>;
};

declare module '../shared/service' {
  interface Services {
    audit: AuditService;
  }
}

type Row = Omit<AuditView, 'id' | 'at'> & { documentId: string; at: string };

const toView = (row: Row): AuditView => ({
  id: row.documentId,
  at: new Date(row.at).toISOString(),
  action: row.action,
  actorKind: row.actorKind,
  actorName: row.actorName,
  targetKind: row.targetKind,
  targetId: row.targetId,
  targetName: row.targetName,
  details: row.details ?? {},
});

async function record(strapi: Core.Strapi, { action, actor, target, details }: AuditRecord): Promise<void> {
  await insertOne(strapi, auditUid, {
    at: clock.now(),
    action,
    actorKind: actor.kind,
    actorId: actor.id ?? null,
    actorName: actor.name ?? null,
    targetKind: target.kind,
    targetId: target.id,
    targetName: target.name ?? null,
    details: details ?? {},
  });
}

async function list(strapi: Core.Strapi, query: AuditQuery): Promise<{ rows: AuditView[]; total: number }> {
  const where = {
    ...(query.action ? { action: query.action } : {}),
    ...(query.target ? { targetId: query.target } : {}),
  };
  const offset = (query.page - 1) * query.pageSize;
  const orderBy = [{ at: 'desc' as const }, { id: 'desc' as const }];
  const [rows, total] = await Promise.all([
    strapi.db.query(auditUid).findMany({ where, orderBy, limit: query.pageSize, offset }),
    strapi.db.query(auditUid).count({ where }),
  ]);
  return { rows: rows.map(toView), total };
}

/** Makes the audit append-only for everything that goes through Strapi's data layer. */
export function protectAudit(strapi: Core.Strapi): void {
  const refuse = () => {
    throw new Error('The audit is append-only: its entries are never changed or deleted');
  };
  strapi.db.lifecycles.subscribe({
    models: [auditUid],
    beforeUpdate: refuse,
    beforeUpdateMany: refuse,
    beforeDelete: refuse,
    beforeDeleteMany: refuse,
  });
}

/** The `audit` service. */
export function auditService({ strapi }: Context): AuditService {
  return {
    record: (entry) => record(strapi, entry),
    list: (query) => list(strapi, query),
    countSince: (action, since) =>
      strapi.db.query(auditUid).count({ where: { action, at: { $gte: since } } }),
  };
}
