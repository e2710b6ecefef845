import type { NotifyRuleView } from '../../../contracts/lead-notify';
import { blankRule, readForm, ruleValues, toForm, withKnownChannels, zonesFor } from './rule-values';

const stored: NotifyRuleView = {
  id: 'r1',
  name: '成交',
  isOn: true,
  event: 'stage',
  app: 'a1',
  source: 'clue',
  keyword: '报价',
  owner: 3,
  team: 't1',
  status: 'CONVERTED',
  channels: ['c1', 'c2'],
  language: 'en',
  quiet: { from: '21:00', to: '07:30' },
  zone: 'Asia/Shanghai',
  pace: 'every',
  everyMinutes: 45,
  dailyAt: '10:00',
  revision: 4,
  waiting: 2,
};

it('sends a stored rule as it was when nothing is changed', () => {
  const { id: _id, revision: _revision, waiting: _waiting, ...form } = stored;
  expect(readForm(ruleValues(stored))).toEqual({ form });
});

it('asks for nothing where nothing is chosen', () => {
  const values = { ...blankRule('UTC'), name: '新线索', channels: ['c1'] };
  expect(toForm(values)).toMatchObject({
    ...{ app: null, source: null, keyword: null, owner: null, team: null, status: null },
    ...{ language: null, quiet: null },
  });
});

it('forgets owner and team of a new lead, which has none', () => {
  const values = { ...ruleValues(stored), event: 'created' as const };
  expect(toForm(values)).toMatchObject({ owner: null, team: null });
});

it('names the fields at fault', () => {
  const values = { ...blankRule('UTC'), hasQuiet: true, quietTo: '22:00', everyMinutes: undefined };
  const read = readForm(values);
  expect('errors' in read && read.errors).toEqual({ name: true, channels: true, everyMinutes: true });
  const named = readForm({ ...values, name: 'x', channels: ['c1'], everyMinutes: 5 });
  expect('errors' in named && named.errors).toEqual({ quietTo: true });
});

it('leaves out a channel that was deleted', () => {
  expect(withKnownChannels(stored, [{ id: 'c2' }]).channels).toEqual(['c2']);
});

it('offers each zone once', () => {
  expect(zonesFor('Asia/Tokyo', 'Asia/Tokyo').filter((zone) => zone === 'Asia/Tokyo')).toHaveLength(1);
});
