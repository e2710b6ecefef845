import { takenField } from './taken';

const columns = { name: 'name', lastName: 'last_name', leadNumber: 'lead_number', mobile: 'mobile' };

it.each([
  ['SQLite', { message: 'insert into … - UNIQUE constraint failed: customers.lead_number' }, 'leadNumber'],
  ['PostgreSQL', { message: 'duplicate key', detail: 'Key (mobile)=(name) already exists.' }, 'mobile'],
  ['MySQL', { message: "Duplicate entry '1' for key 'customers.customers_lead_number_uq'" }, 'leadNumber'],
  ['MariaDB', { message: "Duplicate entry 'mobile' for key 'last_name_unique'" }, 'lastName'],
  ['a name of an index that tells nothing', { message: "Duplicate entry '1' for key 'uq_1'" }, null],
  ['no error of a database', new Error('name'), null],
])('tells which field is taken of what %s says', (_who, error, field) => {
  expect(takenField(error, columns)).toBe(field);
});
