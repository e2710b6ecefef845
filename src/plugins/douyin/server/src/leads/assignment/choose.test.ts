import type { OutsideHours } from '../../../../contracts/lead-teams';
import {
  canGet,
  choose,
  freeAgain,
  isClosed,
  ruleFor,
  takes,
  takeTurn,
  type Candidate,
  type Share,
} from './choose';
import type { RuleRow } from './row';

const share = (admin: number, weight = 1, change: Partial<Share> = {}): Share => ({
  admin,
  weight,
  dailyQuota: null,
  takes: null,
  hours: null,
  awayUntil: null,
  dealt: 0,
  credit: 0,
  ...change,
});

const lead: Candidate = {
  appId: 'a',
  accountId: 'c',
  sourceKind: 'comment',
  searchText: '小河\n想装修 杭州',
};
// A Friday, ten o'clock in Shanghai.
const now = new Date('2026-01-02T02:00:00Z');
const nextDay = new Date('2026-01-03T00:00:00Z');
const office = { zone: 'Asia/Shanghai', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const evening = { ...office, from: '18:00', to: '22:00' };

type Dealt = { outsideHours?: OutsideHours; reserved?: number | null; at?: Date; like?: Candidate };
const deal = (
  shares: Share[],
  { outsideHours = 'others', reserved = null, at = now, like = lead }: Dealt = {},
) => choose(shares, like, { now: at, reserved, outsideHours });
const turns = (shares: Share[], count: number, dealt: Dealt = {}) =>
  Array.from({ length: count }, () => deal(shares, dealt).owner);

describe('turns', () => {
  it('follow the weights, and nobody waits for a block of another’s', () => {
    expect(turns([share(1, 3), share(2, 2), share(3, 1)], 6)).toEqual([1, 2, 1, 3, 2, 1]);
  });

  it('come to exact shares over any whole round', () => {
    const shares = [share(1, 3), share(2, 2), share(3, 1)];
    turns(shares, 600);
    expect(shares.map(({ dealt }) => dealt)).toEqual([300, 200, 100]);
    expect(shares.map(({ credit }) => credit)).toEqual([0, 0, 0]);
  });

  it('pass over whose quota is spent and whose weight is 0, and end with the last quota', () => {
    const shares = [share(1, 5, { dailyQuota: 1 }), share(2, 1, { dailyQuota: 2 }), share(3, 0)];
    expect(turns(shares, 4)).toEqual([1, 2, 2, null]);
  });

  it('are nobody’s where there is nobody', () => {
    expect(takeTurn([])).toBeNull();
  });
});

describe('row 12, auto assignment', () => {
  const wanted = (change: Partial<NonNullable<Share['takes']>>) => ({
    takes: { apps: [], sources: [], keyword: null, ...change },
  });

  it.each<[Partial<NonNullable<Share['takes']>>, boolean]>([
    [{}, true],
    [{ apps: ['a'] }, true],
    [{ apps: ['b'] }, false],
    [{ sources: ['fans', 'comment'] }, true],
    [{ sources: ['fans'] }, false],
    [{ keyword: '杭州' }, true],
    [{ keyword: '北京' }, false],
    [{ apps: ['a'], sources: ['fans'], keyword: '杭州' }, false],
  ])('a member who takes %j takes the lead: %s', (change, does) => {
    expect(takes(wanted(change), lead)).toBe(does);
  });

  it.each<[string, Partial<Share>, boolean]>([
    ['anybody', {}, true],
    ['at work', { hours: office }, true],
    ['not at work', { hours: evening }, false],
    ['away', { awayUntil: new Date('2026-01-02T02:00:01Z') }, false],
    ['back', { awayUntil: now }, true],
    ['with the quota spent', { dailyQuota: 3, dealt: 3 }, false],
    ['without weight', { weight: 0 }, false],
    ['who takes others', wanted({ apps: ['b'] }), false],
  ])('%s can be given a lead: %#', (_name, change, can) => {
    expect(canGet(share(1, 1, change), lead, now)).toBe(can);
  });

  it('goes to others outside of hours, and waits where nobody is at work', () => {
    expect(turns([share(1, 9, { hours: evening }), share(2)], 3)).toEqual([2, 2, 2]);
    const off = [share(1, 1, { hours: evening })];
    expect(deal(off)).toEqual({ owner: null, waitsFor: null });
    expect(freeAgain(off, now, nextDay)).toEqual(new Date('2026-01-02T10:00:00Z'));
    expect(isClosed(off, 'others', now)).toBe(true);
  });

  it('waits for whose turn it is where the team says so, and then is that one’s without another turn', () => {
    const shares = [share(1, 1, { hours: evening }), share(2)];
    expect(deal(shares, { outsideHours: 'wait' })).toEqual({ owner: null, waitsFor: 1 });
    expect(deal(shares, { outsideHours: 'wait' })).toEqual({ owner: 2, waitsFor: null });
    expect(deal(shares, { outsideHours: 'wait', reserved: 1 })).toEqual({ owner: null, waitsFor: 1 });
    const credits = shares.map(({ credit }) => credit);
    const at = new Date('2026-01-02T10:00:00Z');
    expect(deal(shares, { outsideHours: 'wait', reserved: 1, at })).toEqual({ owner: 1, waitsFor: null });
    expect(shares.map(({ credit }) => credit)).toEqual(credits);
    expect(shares.map(({ dealt }) => dealt)).toEqual([1, 1]);
  });

  it('goes to others when the one it waits for went away', () => {
    const shares = [share(1, 1, { hours: evening, awayUntil: nextDay }), share(2)];
    expect(deal(shares, { outsideHours: 'wait', reserved: 1 })).toEqual({ owner: 2, waitsFor: null });
  });

  it('looks again tomorrow for a quota, and never in the past', () => {
    expect(freeAgain([share(1, 1, { dailyQuota: 1, dealt: 1 })], now, nextDay)).toEqual(nextDay);
    expect(freeAgain([], now, nextDay)).toEqual(nextDay);
    const away = share(1, 1, { awayUntil: new Date('2026-01-02T09:59:00Z'), hours: office });
    expect(freeAgain([away], now, nextDay)).toEqual(away.awayUntil);
  });

  it('keeps a team open as long as somebody could take some lead', () => {
    expect(isClosed([share(1, 1, wanted({ apps: ['b'] }))], 'others', now)).toBe(false);
    expect(isClosed([share(1, 1, { hours: evening })], 'wait', now)).toBe(false);
    expect(isClosed([share(1, 0), share(2, 1, { awayUntil: nextDay })], 'wait', now)).toBe(true);
  });

  it('never gives anybody what that one cannot get, loses no turn, and keeps the sum of credits at 0', () => {
    let seed = 7;
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const anyShare = (_: unknown, place: number) =>
      share(place + 1, chance(4), {
        dailyQuota: chance(2) ? chance(40) : null,
        hours: [null, office, evening][chance(3)] ?? null,
        awayUntil: chance(4) ? null : nextDay,
        ...(chance(3) ? {} : wanted({ sources: chance(2) ? ['fans'] : ['comment'] })),
      });
    for (let round = 0; round < 300; round += 1) {
      const shares = Array.from({ length: 1 + chance(6) }, anyShare);
      const outsideHours = chance(2) ? 'wait' : 'others';
      for (let turn = 0; turn < 40; turn += 1) {
        const like = { ...lead, sourceKind: chance(2) ? 'comment' : 'fans' } as const;
        const before = shares.map((one) => ({ ...one }));
        const { owner, waitsFor } = deal(shares, { outsideHours, like });
        const could = before.filter((one) => canGet(one, like, now)).map(({ admin }) => admin);
        if (owner !== null) expect(could).toContain(owner);
        else if (waitsFor === null) expect(could).toEqual([]);
        expect(shares.reduce((sum, { credit }) => sum + credit, 0)).toBe(0);
        const given = shares.reduce((sum, { dealt }) => sum + dealt, 0);
        expect(given - before.reduce((sum, { dealt }) => sum + dealt, 0)).toBe(owner === null ? 0 : 1);
      }
    }
  });
});

describe('a rule', () => {
  const rule = (change: Partial<RuleRow>): RuleRow => ({
    documentId: 'r',
    name: 'r',
    position: 0,
    isOn: true,
    appId: null,
    accountId: null,
    sourceKind: null,
    keyword: null,
    team: 't',
    ...change,
  });

  it.each<[Partial<RuleRow>, boolean]>([
    [{}, true],
    [{ isOn: false }, false],
    [{ appId: 'a', accountId: 'c', sourceKind: 'comment' }, true],
    [{ appId: 'b' }, false],
    [{ accountId: 'b' }, false],
    [{ sourceKind: 'fans' }, false],
    [{ keyword: '装修 杭州' }, true],
    [{ keyword: '装修 北京' }, false],
  ])('with %j fits: %s', (change, does) => {
    expect(ruleFor(lead, [rule(change)]) !== null).toBe(does);
  });

  it('that comes first decides', () => {
    const rules = [rule({ appId: 'b', name: '1' }), rule({ name: '2' }), rule({ name: '3' })];
    expect(ruleFor(lead, rules)?.name).toBe('2');
  });
});
