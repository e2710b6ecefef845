import { isFiltered, readPlace, toLeadFilter, withFilter, withoutFilters, writePlace } from './lead-place';

const here = 'Asia/Shanghai';
const read = (text: string) => readPlace(new URLSearchParams(text), here);
const everything =
  'keyword=小红&status=NEW&followUp=overdue&owner=7&team=t1&tag=VIP&source=comment&app=a1&account=c1' +
  '&from=2026-01-01&to=2026-01-31&zone=Europe/Berlin&size=50&cursor=abc.def';

it('row 23: comes back from the address bar as it was written', () => {
  const place = read(everything);
  expect(place.filters).toMatchObject({ keyword: '小红', owner: '7', from: '2026-01-01', tag: 'VIP' });
  expect(place).toMatchObject({ zone: 'Europe/Berlin', size: 50, cursor: 'abc.def' });
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
  expect(withoutFilters(read(everything))).toEqual({ filters: {}, zone: 'Europe/Berlin', size: 50 });
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
