import {
  differs,
  isFiltered,
  readPlace,
  toLeadFilter,
  withFilter,
  withoutFilters,
  writePlace,
  type Base,
  type LeadPlace,
} from './lead-place';

const here = 'Asia/Shanghai';
const read = (text: string) => readPlace(new URLSearchParams(text), here);
const everything =
  'keyword=小红&status=NEW&followUp=overdue&owner=7&team=t1&tag=VIP&source=comment&app=a1&account=c1' +
  '&from=2026-01-01&to=2026-01-31&zone=Europe/Berlin&size=50&mode=board&cursor=abc.def&where=' +
  encodeURIComponent('{"all":[{"field":"city","op":"contains","text":"上海"}]}');

it('row 23: comes back from the address bar as it was written', () => {
  const place = read(everything);
  expect(place.filters).toMatchObject({ keyword: '小红', owner: '7', from: '2026-01-01', tag: 'VIP' });
  expect(place).toMatchObject({ zone: 'Europe/Berlin', size: 50, mode: 'board', cursor: 'abc.def' });
  expect(place.where).toEqual({ all: [{ field: 'city', op: 'contains', text: '上海' }] });
  expect(readPlace(writePlace(place), here)).toEqual(place);
});

it('leaves out what is as usual', () => {
  expect(writePlace(read('')).toString()).toBe('');
  expect(writePlace(read('status=NEW&size=20&zone=UTC')).toString()).toBe('status=NEW');
});

it.each(['status=new', 'owner=me', 'owner=0', 'from=2026-13-01', 'from=yesterday', 'app=../x', 'source=tv'])(
  'takes %s for nothing',
  (text) => {
    expect(isFiltered(read(text))).toBe(false);
  },
);

it('goes back to the first page with another filter, and without any', () => {
  expect(withFilter(read(everything), 'status', 'CONTACTED')).not.toHaveProperty('cursor');
  expect(withFilter(read('status=NEW&tag=VIP'), 'tag', undefined).filters).toEqual({ status: 'NEW' });
  expect(withoutFilters(read(everything))).toEqual({
    filters: {},
    mode: 'board',
    zone: 'Europe/Berlin',
    size: 50,
  });
});

it('row 27: asks for whole days where the reader is', () => {
  const filter = toLeadFilter(read('from=2026-01-31&to=2026-01-31'), new Date());
  expect(filter).toEqual({
    startTime: new Date('2026-01-30T16:00:00.000Z'),
    endTime: new Date('2026-01-31T15:59:59.999Z'),
  });
});

it('row 19: asks for follow-ups of the day where the reader is', () => {
  expect(toLeadFilter(read('followUp=today&owner=none'), new Date())).toEqual({
    followUp: 'today',
    zone: '+08:00',
    owner: 'none',
  });
  expect(toLeadFilter(read('owner=3&app=a'), new Date())).toEqual({ owner: 3, app: 'a' });
});

const base = {
  filters: { status: 'NEW', tag: 'VIP' },
  where: { field: 'phone', op: 'filled' },
  size: 50,
  mode: 'board',
  layout: { columns: ['owner', 'tags'], density: 'compact' },
} as unknown as Base;

it('row 25, saved views: an address says how a place differs from its view', () => {
  const ofView = (text: string) => readPlace(new URLSearchParams(text), here, base);
  const written = (place: LeadPlace) => writePlace(place, base);
  const same = ofView('');
  expect(same).toEqual({ ...base, zone: here });
  expect(written(same).toString()).toBe('zone=Asia%2FShanghai');
  expect(differs(same, base)).toBe(false);
  const other = ofView(
    'tag=&status=CONTACTED&where=&size=20&mode=table&columns=notes,tags&density=comfortable',
  );
  expect(other).toEqual({
    filters: { status: 'CONTACTED' },
    zone: here,
    size: 20,
    mode: 'table',
    layout: { columns: ['notes', 'tags'], density: 'comfortable' },
  });
  expect(differs(other, base)).toBe(true);
  expect(ofView(written(other).toString())).toEqual(other);
  const cleared = withoutFilters(same);
  expect(ofView(written(cleared).toString())).toEqual(cleared);
});

it.each(['{', '[]', '{"field":"age","op":"any"}'])(
  'row 26, filter builder: takes conditions %s for none',
  (text) => {
    expect(isFiltered(read(`where=${encodeURIComponent(text)}`))).toBe(false);
  },
);

it('row 26, filter builder: asks for days by the name of the place, whose clocks may change', () => {
  const { where } = read(everything);
  const place = read(`followUp=due&where=${encodeURIComponent(JSON.stringify(where))}&zone=Europe/Berlin`);
  expect(toLeadFilter(place, new Date())).toEqual({ followUp: 'due', where, zone: 'Europe/Berlin' });
});
