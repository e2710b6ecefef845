import type { Core } from '@strapi/strapi';
import { kindTexts, noticeWords } from '../../../contracts/notice-texts';
import type { NoticeFacts, NoticeKind, NoticeSubject, Severity } from '../../../contracts/notices';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { insertOrCount, whileContested } from '../shared/database';
import { redact } from '../shared/log';
import { cleanFacts, cleanSubject } from './facts';
import { planDeliveries } from './plan';
import { incidentUid, openKeyOf, type IncidentRow, type Sort } from './row';
import { sealLink } from './sealed';
import { settleWarnings } from './settle';

/** Something people should know. */
export type NewNotice = {
  /** What makes it one and the same, e.g. `grant-lost:<account>`; at most 255 characters, and never a secret. */
  key: string;
  kind: NoticeKind;
  severity: Severity;
  subject: NoticeSubject;
  /** Small facts by name; secrets in them are redacted. */
  facts?: NoticeFacts;
  /** An address that works for whoever holds it: it is sealed, and stands in e-mails and in messages of robots only. */
  link?: string;
};

/** Whether a notice is the first of its key, and the id of its row. */
export type Raised = { id: string; isNew: boolean };

function newRow(
  strapi: Core.Strapi,
  notice: NewNotice,
  { warning }: Sort,
): Omit<IncidentRow, 'openedAt' | 'lastSeenAt'> {
  const documentId = newId();
  return {
    documentId,
    openKey: openKeyOf(notice.key, { warning }),
    incidentKey: notice.key.slice(0, 255),
    warning,
    kind: notice.kind,
    severity: notice.severity,
    subject: cleanSubject(notice.subject),
    facts: cleanFacts(notice.facts ?? {}),
    remedy: kindTexts[notice.kind].remedy,
    linkSealed: notice.link ? sealLink(strapi, documentId, notice.link) : null,
    seenCount: 1,
    recoveredAt: null,
    acknowledgedAt: null,
    acknowledgedBy: null,
  };
}

type Row = ReturnType<typeof newRow>;

function logNew(strapi: Core.Strapi, { kind, severity, subject, facts }: Row): void {
  const { title, sentence } = noticeWords({ kind, name: subject.name, facts: facts ?? {} }, 'opened', 'en');
  strapi.log.warn(redact(`Douyin: ${title} (${severity}). ${sentence}`));
}

/** Stores the row or counts the one that has its key; gives the id of whichever is there now. */
async function storeOrCount(strapi: Core.Strapi, row: Row): Promise<string> {
  const now = clock.now();
  const key = { column: 'open_key', counter: 'seen_count' };
  const data = { ...row, subjectId: row.subject.id, openedAt: now, lastSeenAt: now };
  await insertOrCount(strapi, incidentUid, key, { data, taken: { last_seen_at: now } });
  const stored = (await strapi.db
    .query(incidentUid)
    .findOne({ where: { openKey: row.openKey } })) as IncidentRow;
  return stored.documentId;
}

async function store(strapi: Core.Strapi, notice: NewNotice, sort: Sort): Promise<Raised> {
  const row = newRow(strapi, notice, sort);
  return strapi.db.transaction(async ({ onCommit }) => {
    const id = await storeOrCount(strapi, row);
    if (id !== row.documentId) return { id, isNew: false };
    if (sort.warning) await settleWarnings(strapi, { kind: row.kind, subjectId: row.subject.id, but: id });
    await planDeliveries(strapi, row, sort.warning ? 'warned' : 'opened');
    onCommit(() => logNew(strapi, row));
    return { id, isNew: true };
  });
}

const joined = (strapi: Core.Strapi, work: () => Promise<Raised>): Promise<Raised> =>
  // Within a transaction of the caller's, starting over is for the caller to do.
  strapi.db.inTransaction() ? work() : whileContested(work);

/** Opens an incident and tells the channels, or counts the one that is open; joins the transaction it is called in. */
export const raise = (strapi: Core.Strapi, notice: NewNotice): Promise<Raised> =>
  joined(strapi, () => store(strapi, notice, { warning: false }));

/** Warns once and for all by this key; takes the place of older warnings of the same kind and subject. */
export const warn = (strapi: Core.Strapi, notice: NewNotice): Promise<Raised> =>
  joined(strapi, () => store(strapi, notice, { warning: true }));
