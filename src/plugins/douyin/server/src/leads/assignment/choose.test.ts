import { ruleFor, takeTurn, type Share } from './choose';
import type { RuleRow } from './row';

const share = (admin: number, weight: number, dailyQuota: number | null = null): Share => ({
  admin,
  weight,
  dailyQuota,
  dealt: 0,
  credit: 0,
});

const turns = (shares: Share[], count: number) =>
  Array.from({ length: count }, () => takeTurn(shares)?.admin ?? null);

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
    expect(turns([share(1, 5, 1), share(2, 1, 2), share(3, 0)], 4)).toEqual([1, 2, 2, null]);
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
  const lead = { appId: 'a', accountId: 'c', sourceKind: 'comment', searchText: '小河\n想装修 杭州' };

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
