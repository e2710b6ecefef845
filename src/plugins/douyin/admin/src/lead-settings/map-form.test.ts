import { faultOf, firstLines, newName, toDraft, unfilled, valuesOf } from './map-form';

const field = (name: string, isRequired = false, isWritable = true) => ({ name, isRequired, isWritable });
const customer = {
  uid: 'api::customer.customer',
  name: 'Customer',
  fields: [field('name', true), field('mobile'), field('code', true), field('shop', true, false)],
};
const blank = valuesOf(null);

it('finds what is wrong with a map', () => {
  const type = customer.uid;
  expect(faultOf(blank)).toBe('type');
  expect(faultOf({ ...blank, type })).toBe('lines');
  expect(faultOf({ ...blank, type, lines: [{ field: 'name', source: '' }] })).toBe('half');
  const line = { field: 'name', source: 'nickname' as const };
  expect(faultOf({ ...blank, type, lines: [line, line] })).toBe('twice');
  expect(faultOf({ ...blank, type, lines: [line, { field: '', source: '' }] })).toBeNull();
});

it('names a new map after its type, and never like another one', () => {
  expect(newName(customer.uid, [])).toBe('customer');
  expect(newName(customer.uid, ['customer', 'customer-2'])).toBe('customer-3');
});

it('begins with what the names of fields say, and with those that must be filled', () => {
  const lines = firstLines(customer);
  expect(lines).toEqual([
    { field: 'name', source: 'nickname' },
    { field: 'mobile', source: 'phone' },
    { field: 'code', source: '' },
  ]);
  expect(unfilled({ ...blank, lines }, customer)).toEqual(['code', 'shop']);
});

it('writes only what was chosen', () => {
  const lines = [
    { field: 'name', source: 'nickname' as const },
    { field: 'code', source: '' as const },
  ];
  expect(toDraft({ ...blank, title: ' 客户 ', type: customer.uid, lines }, 'customer')).toEqual({
    name: 'customer',
    title: '客户',
    type: customer.uid,
    isOn: true,
    fields: { name: 'nickname' },
  });
});
