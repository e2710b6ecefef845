import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { AuditAction, AuditRange, AuditView } from '../../../contracts/audit';
import { publicOrigin } from '../config';
import { clock } from '../shared/clock';
import type { Context } from '../shared/service';
import type { ChainHead, ChainVerdict } from './chain';
import { columnsOf, entryOf, type Actor, type AuditColumns, type AuditRecord } from './entry';
import { exportLines } from './export';
import { link, type ChainRecord, type Linked } from './link';
import { auditUid, toView, type AuditRow } from './row';
import { sweepAudit } from './sweep';
import { verifyChain } from './verify';

export type { ChainHead, ChainVerdict } from './chain';
export type { Actor, AuditColumns, AuditRecord } from './entry';
export type { ChainRecord, Linked } from './link';

/** Which lines to read; pages count from 1. `chain` is the account whose chained lines are wanted alone. */
export type AuditQuery = {
  page: number;
  pageSize: number;
  action?: AuditAction;
  target?: string;
  chain?: string;
};

/** The append-only audit: who did what to which secret or grant. */
export type AuditService = {
  /** Writes one line; joins the transaction it is called in. */
  record(record: AuditRecord): Promise<void>;
  /** Writes one line about this Strapi as a whole. */
  recordSite(record: Omit<AuditRecord, 'target'>): Promise<void>;
  /**
   * Builds the next line of an account's chain without writing it. Write it with `insertLinked`, or put its columns into a
   * statement of your own, together with the new head: both or neither.
   */
  link(record: ChainRecord, head: ChainHead): Linked;
  /** Writes a line that `link` built; joins the transaction it is called in. A place taken already is a unique violation. */
  insertLinked(columns: AuditColumns): Promise<void>;
  /**
   * Reads an account's chain and compares it with its head. A head read before somebody added a line ends too early: on the
   * reason `head` read it once more.
   */
  verifyChain(accountId: string, head: ChainHead): Promise<ChainVerdict>;
  /** Lines, the newest first, with the count of all. */
  list(query: AuditQuery): Promise<{ rows: AuditView[]; total: number }>;
  /** How often something happened since a moment. */
  countSince(action: AuditAction, since: Date): Promise<number>;
  /** Lines as newline-delimited JSON, the oldest first; the export itself is written down before. */
  export(range: AuditRange, actor: Actor): Promise<Readable>;
  /** Removes lines older than `auditRetentionDays`, and tells how many; none when all are kept. */
  sweep(): Promise<number>;
};

declare module '../shared/service' {
  interface Services {
    audit: AuditService;
  }
}

async function insert(strapi: Core.Strapi, columns: AuditColumns): Promise<void> {
  await strapi.db.queryBuilder(auditUid).insert(columns).execute();
}

const record = (strapi: Core.Strapi, entry: AuditRecord): Promise<void> =>
  insert(strapi, columnsOf(entryOf(entry, clock.now())));

const recordSite = (strapi: Core.Strapi, entry: Omit<AuditRecord, 'target'>): Promise<void> =>
  record(strapi, { ...entry, target: { kind: 'site', id: 'site', name: publicOrigin(strapi) } });

async function list(strapi: Core.Strapi, query: AuditQuery): Promise<{ rows: AuditView[]; total: number }> {
  const where = {
    ...(query.action ? { action: query.action } : {}),
    ...(query.target ? { targetId: query.target } : {}),
    ...(query.chain ? { chainId: query.chain } : {}),
  };
  const offset = (query.page - 1) * query.pageSize;
  const orderBy = [{ at: 'desc' as const }, { id: 'desc' as const }];
  const [rows, total] = await Promise.all([
    strapi.db.query(auditUid).findMany({ where, orderBy, limit: query.pageSize, offset }),
    strapi.db.query(auditUid).count({ where }),
  ]);
  return { rows: (rows as AuditRow[]).map(toView), total };
}

async function startExport(strapi: Core.Strapi, range: AuditRange, actor: Actor): Promise<Readable> {
  const details = Object.fromEntries(Object.entries(range).filter(([, value]) => value !== undefined));
  await recordSite(strapi, { action: 'audit.exported', actor, details });
  return Readable.from(exportLines(strapi, range));
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
    recordSite: (entry) => recordSite(strapi, entry),
    link,
    insertLinked: (columns) => insert(strapi, columns),
    verifyChain: (accountId, head) => verifyChain(strapi, accountId, head),
    list: (query) => list(strapi, query),
    countSince: (action, since) =>
      strapi.db.query(auditUid).count({ where: { action, at: { $gte: since } } }),
    export: (range, actor) => startExport(strapi, range, actor),
    sweep: () => sweepAudit(strapi),
  };
}
