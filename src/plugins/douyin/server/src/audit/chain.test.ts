import { sha256 } from '../shared/crypto';
import {
  beginWalk,
  canonical,
  endWalk,
  entryHash,
  genesis,
  stepWalk,
  type ChainHead,
  type ChainLine,
  type ChainVerdict,
} from './chain';
import { link } from './link';

const account = 'acc1';

/** A chain as the database gives it back, and its head. */
function chainOf(length: number): { lines: ChainLine[]; head: ChainHead } {
  let head: ChainHead = { seq: 0, hash: null };
  const lines: ChainLine[] = [];
  for (let number = 1; number <= length; number += 1) {
    const record = {
      action: 'token.refreshed' as const,
      actor: { kind: 'system' as const },
      target: { kind: 'account' as const, id: account, name: '小河' },
      details: { version: number, fields: ['b', 'a'] },
    };
    const linked = link(record, head);
    head = linked.head;
    const { columns } = linked;
    lines.push({
      id: String(columns.document_id),
      at: (columns.at as Date).toISOString(),
      action: 'token.refreshed',
      actorKind: 'system',
      actorId: null,
      actorName: null,
      targetKind: 'account',
      targetId: String(columns.target_id),
      targetName: String(columns.target_name),
      details: JSON.parse(String(columns.details)),
      chainSeq: Number(columns.chain_seq),
      chainPrevious: String(columns.chain_previous),
      chainHash: String(columns.chain_hash),
    });
  }
  return { lines, head };
}

function judge(lines: ChainLine[], head: ChainHead, isPruned = false): ChainVerdict {
  let walk = beginWalk(account, lines[0], isPruned);
  for (const line of lines) {
    const next = stepWalk(walk, line);
    if ('reason' in next) return next;
    walk = next;
  }
  return endWalk(account, walk, head);
}

const changed = (lines: ChainLine[], index: number, change: Partial<ChainLine>): ChainLine[] =>
  lines.map((line, place) => (place === index ? { ...line, ...change } : line));

describe('the text an entry is hashed as', () => {
  const [line] = chainOf(1).lines as [ChainLine];

  it('does not depend on the order of keys, but on that of lists', () => {
    const one = canonical({ ...line, details: { b: { d: 1, c: 2 }, a: ['x', 'y'] } });
    expect(canonical({ ...line, details: { a: ['x', 'y'], b: { c: 2, d: 1 } } })).toBe(one);
    expect(canonical({ ...line, details: { a: ['y', 'x'], b: { c: 2, d: 1 } } })).not.toBe(one);
  });

  it('is JSON with sorted keys of all that is shown', () => {
    expect(Object.keys(JSON.parse(canonical(line)) as object)).toEqual([
      'action',
      'actorId',
      'actorKind',
      'actorName',
      'at',
      'details',
      'id',
      'targetId',
      'targetKind',
      'targetName',
    ]);
  });

  it('is hashed together with the place and the hash before', () => {
    expect(entryHash('before', 3, line)).toBe(sha256(`before\n3\n${canonical(line)}`));
    expect(genesis('one')).not.toBe(genesis('two'));
  });
});

describe('a chain', () => {
  const { lines, head } = chainOf(5);

  it('is whole as it was written, also when it is empty', () => {
    expect(judge(lines, head)).toEqual({ ok: true, entries: 5 });
    expect(judge([], { seq: 0, hash: null })).toEqual({ ok: true, entries: 0 });
  });

  it.each<[string, Partial<ChainLine>]>([
    ['id', { id: 'other' }],
    ['moment', { at: '2026-01-01T00:00:00.000Z' }],
    ['moment, made unreadable', { at: null }],
    ['action', { action: 'token.renewed' }],
    ['kind of actor', { actorKind: 'admin' }],
    ['id of the actor', { actorId: '1' }],
    ['name of the actor', { actorName: '' }],
    ['kind of target', { targetKind: 'app' }],
    ['target', { targetId: 'acc2' }],
    ['name of the target', { targetName: '大河' }],
    ['detail', { details: { version: 2, fields: ['a', 'b'] } }],
    ['hash', { chainHash: sha256('x') }],
    ['hash before', { chainPrevious: sha256('x') }],
  ])('shows a changed %s in every entry', (_name, change) => {
    for (const index of [0, 2, 4]) {
      expect(judge(changed(lines, index, change), head)).toEqual({
        ok: false,
        seq: index + 1,
        reason: 'changed',
      });
    }
  });

  it('shows an entry that was changed together with its hash by the next one, or by the head', () => {
    const forge = (index: number): ChainLine[] => {
      const line = { ...(lines[index] as ChainLine), actorName: 'nobody' };
      const chainHash = entryHash(line.chainPrevious ?? '', index + 1, line);
      return changed(lines, index, { actorName: 'nobody', chainHash });
    };
    expect(judge(forge(2), head)).toEqual({ ok: false, seq: 4, reason: 'changed' });
    expect(judge(forge(4), head)).toEqual({ ok: false, seq: 5, reason: 'head' });
  });

  it('shows a missing entry', () => {
    expect(judge(lines.toSpliced(2, 1), head)).toEqual({ ok: false, seq: 3, reason: 'missing' });
    expect(judge(lines.slice(1), head)).toEqual({ ok: false, seq: 1, reason: 'missing' });
  });

  it('shows a pair that changed places', () => {
    const [one, two] = [lines[1], lines[2]] as [ChainLine, ChainLine];
    const swapped = [lines[0], { ...two, chainSeq: 2 }, { ...one, chainSeq: 3 }, ...lines.slice(3)];
    expect(judge(swapped as ChainLine[], head)).toEqual({ ok: false, seq: 2, reason: 'changed' });
  });

  it('shows a tail that was cut off or put on', () => {
    expect(judge(lines.slice(0, 4), head)).toEqual({ ok: false, seq: 5, reason: 'head' });
    expect(judge([], head)).toEqual({ ok: false, seq: 1, reason: 'head' });
    const before = { seq: 4, hash: lines[3]?.chainHash ?? null };
    expect(judge(lines, before)).toEqual({ ok: false, seq: 5, reason: 'head' });
    expect(judge(lines, { seq: 0, hash: null })).toEqual({ ok: false, seq: 1, reason: 'head' });
  });

  it('may begin later where old entries are removed, but miss nothing after that', () => {
    expect(judge(lines.slice(2), head, true)).toEqual({ ok: true, entries: 3 });
    expect(judge(lines, head, true)).toEqual({ ok: true, entries: 5 });
    expect(judge(lines.slice(2).toSpliced(1, 1), head, true)).toEqual({
      ok: false,
      seq: 4,
      reason: 'missing',
    });
    expect(judge(changed(lines, 0, { chainPrevious: sha256('x') }), head, true)).toEqual({
      ok: false,
      seq: 1,
      reason: 'changed',
    });
    expect(judge([], head, true)).toEqual({ ok: false, seq: 1, reason: 'head' });
  });

  it('of one account is none of another', () => {
    expect(stepWalk(beginWalk('acc2', lines[0], false), lines[0] as ChainLine)).toMatchObject({
      reason: 'changed',
    });
  });
});
