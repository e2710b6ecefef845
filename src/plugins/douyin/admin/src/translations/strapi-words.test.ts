import { join, resolve } from 'node:path';
import { createIntl } from 'react-intl';
import ours from './strapi-zh-Hans.json';

type Words = Record<string, string>;

const strapi = resolve(__dirname, '../../../../../../node_modules/@strapi');

/** Packages whose pages our users pass through, and what their keys begin with. */
const covered = [
  { folder: 'admin/dist/admin/admin/src/translations', prefix: '' },
  { folder: 'content-manager/dist/admin/translations', prefix: 'content-manager.' },
  { folder: 'upload/dist/admin/translations', prefix: 'upload.' },
  { folder: 'plugin-users-permissions/dist/admin/translations', prefix: 'users-permissions.' },
];

/** What nobody sees who has no paid plan of Strapi's, and its own tours, which are off. */
const elsewhere =
  /^(tours\.|Settings\.(permissions\.auditLogs|sso\.not-available|content-history\.(description|not-available)|page\.[Pp]urchase)|app\.components\.(FreeTrial|LeftMenu\.trialCountdown|UpsellBanner)|content-manager\.history\.|upload\.(ai\.|settings\.form\.aiMetadata\.))/;

function shipped(folder: string, prefix: string, locale: string): Words {
  const words = require(join(strapi, folder, `${locale}.json.js`)) as Words & { default?: Words };
  return Object.fromEntries(
    Object.entries(words.default ?? words).map(([key, text]) => [`${prefix}${key}`, String(text)]),
  );
}

const all = (locale: string): Words =>
  Object.assign({}, ...covered.map(({ folder, prefix }) => shipped(folder, prefix, locale))) as Words;

const [en, zh, own] = [all('en'), all('zh-Hans'), ours as Words];
// What Strapi's pages ask for although its own English has no word of that name.
const unlisted = [
  'content-manager.plugin.name',
  'content-releases.plugin.name',
  'review-workflows.settings.page.title',
  'app.error.copy',
  'app.error',
  'app.error.message',
  'HomePage.addWidget.selectWidget',
  'Settings.tokens.encryptionKeyMissing',
  'Settings.tokens.viewToken',
  'Settings.tokens.copy.copy',
  'Settings.tokens.copy.subtitle',
  'Settings.application.header',
  'Settings.permissions.conditions.inherited-readonly',
  'app.components.Button.close',
  'Settings.permissions.conditions.none-applied',
  'search.placeholder',
  'app.components.LeftMenuLinkContainer.settings',
  'components.Blocks.blocks.bulletList',
  'components.Blocks.blocks.numberList',
  'app.components.Status.beta',
  'app.loading',
  'app.utils.toggle',
  'global.move',
  'cancel',
  'content-manager.actions.unpublish.dialog.radio-label',
  'upload.form.input.placeholder.file-alt',
  'upload.modal.upload-list.sub-header.add-folder',
  'upload.header.breadcrumbs.nav.label',
  'upload.header.breadcrumbs.menu.label',
  'upload.modal.folder-notification-edited-success',
  'upload.modal.folder-notification-created-success',
  'upload.modal.folder.create.elements',
  'upload.modal.folder.create.creation-date',
  'upload.modal.folder.create.delete',
  'upload.modal.folder.edit.submit',
  'upload.modal.folder.edit.title',
  'upload.modal.edit.success-label',
  'upload.notification.warning.404',
  'upload.header.actions.folder-level-up',
];

const valuesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name as string))].sort();

it('leaves no word of Strapi’s pages in English that our users pass', () => {
  expect(Object.keys(en).length).toBeGreaterThan(1500);
  const missing = Object.keys(en).filter((key) => !(key in zh) && !(key in own) && !elsewhere.test(key));
  expect(missing).toEqual([]);
});

it('gives words only where Strapi has none, and none that nothing asks for', () => {
  expect(Object.keys(own).filter((key) => key in zh)).toEqual([]);
  expect(Object.keys(own).filter((key) => !(key in en) && !unlisted.includes(key))).toEqual([]);
});

it('uses no value that Strapi does not give, and can be formatted', () => {
  const broken: string[] = [];
  const untagged = Object.fromEntries(
    Object.entries(own).map(([key, text]) => [key, text.replace(/<\/?\w+>/g, '')]),
  );
  const onError = ({ message }: { message: string }) => void broken.push(message);
  const intl = createIntl({ locale: 'zh-Hans', messages: untagged, onError });
  for (const [id, text] of Object.entries(own)) {
    const english = en[id];
    const foreign = english ? valuesOf(text).filter((name) => !valuesOf(english).includes(name)) : [];
    expect({ id, foreign }).toEqual({ id, foreign: [] });
    const values = Object.fromEntries(valuesOf(text).map((name) => [name, 2]));
    intl.formatMessage({ id }, values);
  }
  expect(broken).toEqual([]);
});

it('is Chinese', () => {
  const plain =
    /^(content-manager\.form\.Input\.hint\.|content-manager\.widget\.chart-entries\.tooltip|components\.Blocks\.popover\.(rel|link\.rel|link\.target)|global\.fullname)/;
  const foreign = Object.entries(own).filter(
    ([key, text]) => !/\p{Script=Han}/u.test(text) && !plain.test(key),
  );
  expect(foreign).toEqual([]);
});
