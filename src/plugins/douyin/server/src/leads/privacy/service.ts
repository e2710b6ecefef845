import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { ErasureView, RetentionView } from '../../../../contracts/lead-privacy';
import type { Actor } from '../../audit/service';
import { clock } from '../../shared/clock';
import { changeOne, whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service, type Context } from '../../shared/service';
import { findLead, holdingLead } from '../lock';
import { createKeyHolder } from '../keys';
import { system } from '../events';
import type { Asker, Reach } from '../rights/reach';
import { leadUid, tables, type Transaction } from '../row';
import { countReveal, openRevealLimit } from '../reveal/reveal';
import { createSearchIndex } from '../search';
import { erasePerson, type Eraser, type Erasing } from './erase';
import { fileErasures } from './ledger';
import { leadSourceKinds } from '../../../../contracts/leads';
import { personOf } from './person';
import { replayErasures, type Replay } from './replay';
import { overdue, previewRetention } from './retention';
import { erasureUid, toErasureView, type ErasureRow } from './row';
import { tombstonesAmong, type Tombstone } from './tombstones';

export type { Eraser } from './erase';

/** Personal data: what is erased, kept from being erased, or handed out. */
export type LeadPrivacyService = {
  /** Makes ready what erased people are known by; at boot. */
  prepare(): Promise<void>;
  /** Lets somebody who keeps something of leads elsewhere remove it with the person. */
  register(name: string, eraser: Eraser): void;
  /** Erases a person everywhere; throws LEAD_NOT_FOUND and LEAD_HELD. */
  erase(id: number, reason: string, asker: Asker): Promise<ErasureView>;
  /** Erases a person that stands for itself and is not on hold, in the transaction it is called in. */
  eraseWithin(leadId: number, reason: string, actor: Actor): Promise<void>;
  /** Counts that somebody saw a phone number elsewhere; throws LEAD_TOO_OFTEN above so many a day. */
  countLook(actor: Actor): Promise<void>;
  /** Keeps a lead from being erased, or lets it be again. */
  hold(id: number, held: boolean, reason: string, asker: Asker): Promise<void>;
  /** All that is stored of one person; whoever asks is written down. */
  person(id: number, asker: Asker): Promise<Record<string, unknown>>;
  /** The ledger, the newest first. */
  ledger(query: { page: number; pageSize: number }): Promise<{ rows: ErasureView[]; total: number }>;
  /** Lets a sync bring an erased person back; throws CONFIG_NOT_FOUND. */
  lift(erasureId: string, reason: string, actor: Actor): Promise<ErasureView>;
  /** The tombstones among identities, by the identity's hash. */
  erasedAmong(trx: Transaction, valueHashes: string[]): Promise<Map<string, Tombstone>>;
  /** Erases leads whose time is over, and tells how many. */
  sweep(): Promise<number>;
  retention(): Promise<RetentionView>;
  /** Writes what is new in the ledger to its file. */
  file(): Promise<number>;
  /** Erases everybody once more whom a file names; see `replayErasures`. */
  replay(file: string): Promise<Replay>;
};

declare module '../../shared/service' {
  interface Services {
    leadPrivacy: LeadPrivacyService;
  }
}

async function needErasure(strapi: Core.Strapi, documentId: string): Promise<ErasureRow> {
  const row = (await strapi.db.query(erasureUid).findOne({ where: { documentId } })) as ErasureRow | null;
  if (!row) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such erasure');
  return row;
}

const targetOf = (leadId: number) => ({ kind: 'lead' as const, id: String(leadId) });

async function hold(
  strapi: Core.Strapi,
  id: number,
  { held, reason }: { held: boolean; reason: string },
  { actor, reach }: Asker,
): Promise<void> {
  await holdingLead(strapi, id, reach, async (lead) => {
    await changeOne(strapi, leadUid, { id: lead.id }, { held });
    await service(strapi, 'audit').record({
      action: held ? 'lead.held' : 'lead.released',
      actor,
      target: targetOf(lead.id),
      details: { reason },
    });
  });
}

async function lift(strapi: Core.Strapi, id: string, reason: string, actor: Actor): Promise<ErasureView> {
  const erasure = await needErasure(strapi, id);
  await strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    const lifted = { liftedAt: clock.now(), filedAt: null };
    await changeOne(strapi, erasureUid, { documentId: id, liftedAt: { $null: true } }, lifted);
    await strapi.db.getConnection(tables.tombstones).transacting(trx).where({ erasure_id: id }).delete();
    const target = targetOf(erasure.leadId);
    await service(strapi, 'audit').record({
      action: 'lead.erasure-lifted',
      actor,
      target,
      details: { reason },
    });
  });
  return toErasureView(await needErasure(strapi, id));
}

async function person(strapi: Core.Strapi, id: number, reach: Reach, actor: Actor) {
  const found = await personOf(strapi, id, reach);
  const target = targetOf(Number(found.leadId));
  await service(strapi, 'audit').record({ action: 'lead.person-exported', actor, target });
  return found;
}

async function ledger(strapi: Core.Strapi, { page, pageSize }: { page: number; pageSize: number }) {
  const [rows, total] = await Promise.all([
    strapi.db.query(erasureUid).findMany({
      orderBy: [{ at: 'desc' as const }, { id: 'desc' as const }],
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }) as Promise<ErasureRow[]>,
    strapi.db.query(erasureUid).count(),
  ]);
  return { rows: rows.map(toErasureView), total };
}

async function sweep(erasing: () => Erasing, strapi: Core.Strapi): Promise<number> {
  const order = { kind: 'retention' as const, reason: 'retention', actor: system };
  let erased = 0;
  for (const source of leadSourceKinds)
    for await (const { id, held } of overdue(strapi, source)) {
      if (held) continue;
      await whileContested(() => erasePerson(erasing(), { ...order, leadId: id }));
      erased += 1;
    }
  return erased;
}

/** The `leadPrivacy` service. */
export function leadPrivacyService({ strapi }: Context): LeadPrivacyService {
  const keys = { identity: createKeyHolder(strapi, 'identity'), erasure: createKeyHolder(strapi, 'erasure') };
  const erasers = new Map<string, Eraser>();
  const index = createSearchIndex(strapi);
  const erasing = (): Erasing => ({
    strapi,
    index,
    erasers,
    keys: { identity: keys.identity.key(), erasure: keys.erasure.key() },
  });
  let looks: Promise<RateLimiterAbstract> | undefined;
  const file = () => fileErasures(strapi, keys.erasure.key());
  return {
    async prepare() {
      await keys.identity.prepare();
      await keys.erasure.prepare();
    },
    register: (name, eraser) => void erasers.set(name, eraser),
    async erase(id, reason, { actor, reach }) {
      const lead = await findLead(strapi, id, reach);
      const order = { leadId: lead.id, kind: 'request' as const, reason, actor };
      const erasure = await whileContested(() => erasePerson(erasing(), order));
      return toErasureView(await needErasure(strapi, erasure));
    },
    async eraseWithin(leadId, reason, actor) {
      await erasePerson(erasing(), { leadId, kind: 'request', reason, actor });
    },
    countLook: async (actor) => countReveal(await (looks ??= openRevealLimit(strapi)), actor),
    hold: (id, held, reason, asker) => hold(strapi, id, { held, reason }, asker),
    person: (id, { actor, reach }) => person(strapi, id, reach, actor),
    ledger: (query) => ledger(strapi, query),
    lift: (id, reason, actor) => lift(strapi, id, reason, actor),
    erasedAmong: (trx, hashes) => tombstonesAmong(strapi, trx, keys.erasure.key(), hashes),
    sweep: () => sweep(erasing, strapi),
    retention: () => previewRetention(strapi),
    file,
    replay: (path) => replayErasures(erasing(), path),
  };
}
