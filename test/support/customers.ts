import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { copyApplication, type Application } from './application';

const schema = {
  kind: 'collectionType',
  collectionName: 'customers',
  info: { singularName: 'customer', pluralName: 'customers', displayName: 'Customer' },
  options: { draftAndPublish: false },
  attributes: {
    name: { type: 'string', required: true, minLength: 2 },
    mobile: { type: 'string' },
    city: { type: 'string' },
    labels: { type: 'json' },
    words: { type: 'text' },
    foundOn: { type: 'date' },
    leadNumber: { type: 'integer', unique: true },
    badgeNumber: { type: 'string', column: { unique: true } },
  },
};

/** What the application does whenever a customer is created. */
const lifecycles = `
const { errors } = require('@strapi/utils');
module.exports = {
  beforeCreate({ params }) {
    if (params.data.name === '黑名单') throw new errors.ApplicationError('This customer is on the black list');
    params.data.city = (params.data.city || '') + '市';
  },
};`;

const core = (what: string) =>
  `module.exports = require('@strapi/strapi').factories.createCore${what}('api::customer.customer');`;

const files: Record<string, string> = {
  'content-types/customer/schema.json': JSON.stringify(schema),
  'content-types/customer/lifecycles.js': lifecycles,
  'routes/customer.js': core('Router'),
  'controllers/customer.js': core('Controller'),
  'services/customer.js': core('Service'),
};

/** The maps of the story: one with the phone number, one into another stage. */
export const customerMaps = [
  {
    type: 'api::customer.customer',
    name: 'customer',
    fields: {
      name: 'nickname',
      mobile: 'phone',
      city: 'city',
      labels: 'tags',
      words: 'tags',
      foundOn: 'acquireTime',
      leadNumber: 'leadId',
    },
  },
  { type: 'api::customer.customer', name: 'name-only', fields: { name: 'nickname' }, stage: 'CONTACTED' },
  { type: 'api::customer.customer', name: 'badge', fields: { name: 'nickname', badgeNumber: 'gender' } },
];

/** Gives the plugin of a copied application these settings. */
export async function configure(application: Application, settings: object): Promise<void> {
  const file = path.join(application.dir, 'dist/config/plugins.js');
  const compiled = await readFile(file, 'utf8');
  const changed = compiled.replace(
    /(douyin: \{[^}]*config: )\{.*?\}( \})/s,
    `$1${JSON.stringify(settings)}$2`,
  );
  if (changed === compiled) throw new Error(`${file} has no settings where this story expects them`);
  await writeFile(file, changed);
}

/** A copy of this project with a content type of its own, into which leads are converted; by these maps of its configuration. */
export async function copyWithCustomers(maps: object[] = customerMaps): Promise<Application> {
  const application = await copyApplication();
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(application.dir, 'dist/src/api/customer', name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await configure(application, { leads: { convert: maps } });
  return application;
}
