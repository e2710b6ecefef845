import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createIntl } from 'react-intl';
import { accountStates, grantStates, providerNames } from '../../../contracts/accounts';
import { appSwitches, newUserRules } from '../../../contracts/apps';
import { actorKinds, auditActions, targetKinds } from '../../../contracts/audit';
import { checkNames, checkOutcomes, checkReasons } from '../../../contracts/checks';
import { anyReasons, doctorChecks, doctorReasons, doctorStates } from '../../../contracts/doctor';
import { errorTable } from '../../../contracts/errors';
import { apiView } from '../../../contracts/explorer';
import { deviceStages } from '../../../contracts/connect';
import {
  exportStages,
  exportView,
  importModes,
  importStages,
  rowFaults,
} from '../../../contracts/lead-files';
import { leftReasons, operationView } from '../../../contracts/lead-operations';
import { attemptPurposes, attemptStages, attemptWays } from '../../../contracts/login';
import { notifyEvents, notifyPaces, notifySorts } from '../../../contracts/lead-notify';
import { channelKinds } from '../../../contracts/notice-channels';
import { deliveryStates, noticeLanguages, noticePhases, severities } from '../../../contracts/notices';
import { outgoingEventNames } from '../../../contracts/outgoing';
import { adminActions } from '../../../contracts/permissions';
import { wayDoubts } from '../../../contracts/post-desk';
import { postKinds, postMoves, postStages, postWays } from '../../../contracts/post-views';
import { scopeTable } from '../../../contracts/scopes';
import { runStages, streamKinds, syncStrategies } from '../../../contracts/sync';
import { deliveryActs, obstacles } from '../../../contracts/webhook-inbox';
import {
  deliveryReasons,
  deliveryStages,
  platformEvents,
  refusalReasons,
  webhookKeyNames,
} from '../../../contracts/webhooks';
import { groupNames } from '../explorer/api-groups';
import { draftFaults } from '../lead-files/import-draft';
import { nextRun, noRun, sentenceKey } from '../login/attempt-run';
import { counterNames } from '../login/counters';
import { blankChannel } from '../notices/channel-values';
import { blankRule, conditions, examples } from '../notify/rule-values';
import { eventNames } from '../posts/page/event-names';
import { stepNames } from '../posts/page/steps';
import { postViews } from '../posts/place';
import { sections } from '../sections';
import { foreignFailures } from '../shared/failure';
import { resolutions } from '../sync/letter-words';
import { lights, needsNote, noteKey } from '../sync/light';
import { counterNames as runCounters, runOutcomes } from '../sync/run-words';
import enInside from './en.json';
import front from './front.json';
import zhInside from './zh-Hans.json';

const valuesOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[},]/g)].map(([, name]) => name as string))].sort();

const sampleValues = (text: string) => Object.fromEntries(valuesOf(text).map((name) => [name, 2]));

const en = { ...front.en, ...enInside };
const zh = { ...front['zh-Hans'], ...zhInside };
const languages = { en: en as Record<string, string>, 'zh-Hans': zh as Record<string, string> };

/** The sentence of every stage, on both ways to connect an account. */
const attemptSentences = (['popup', 'qr'] as const).flatMap((way) => {
  const asked = nextRun(noRun, { kind: 'asked', choice: { app: 'a', way } });
  const status = { id: 'a', expiresAt: '', errorCode: null };
  return attemptStages.map((stage) => sentenceKey({ ...asked, status: { ...status, stage } }));
});

/** Fields of the channel form, their hints and faults. */
const channelFields = Object.keys(blankChannel).filter((field) => field !== 'dropSecret');

/** All that the console of the sync names. */
const syncWords = [
  ...lights.map((light) => `sync.light.${light}`),
  ...lights
    .filter(needsNote)
    .flatMap((light) => [`sync.remedy.${light}`, ...streamKinds.map((kind) => noteKey(light, kind))]),
  ...streamKinds.flatMap((kind) => [`sync.kind.${kind}`, `sync.kind.${kind}.hint`]),
  ...runStages.map((stage) => `sync.stage.${stage}`),
  ...runOutcomes.flatMap((outcome) => [`sync.outcome.${outcome}`, `sync.outcome.${outcome}.text`]),
  ...syncStrategies.map((strategy) => `sync.strategy.${strategy}`),
  ...runCounters.map((name) => `sync.count.${name}`),
  ...resolutions.map((resolution) => `sync.letter.${resolution}`),
];

/** All that files of leads and work on many leads name. */
const leadWords = [
  ...exportStages.map((stage) => `lead.export.stage.${stage}`),
  ...exportView.shape.phones.options.map((phones) => `lead.export.holds.${phones}`),
  ...importStages.map((stage) => `lead.import.stage.${stage}`),
  ...importModes.map((mode) => `lead.import.mode.${mode}`),
  ...[...rowFaults, ...draftFaults].map((fault) => `lead.import.fault.${fault}`),
  ...leftReasons.map((reason) => `lead.left.${reason}`),
  ...operationView.shape.kind.options.flatMap((kind) =>
    ['running', 'done', 'cancelled'].map((stage) => `lead.bulk.${kind}.${stage}`),
  ),
];

/** Fields of a rule and the faults of those that can have one. */
const ruleFields = Object.keys(blankRule('UTC')).filter((field) => field !== 'hasQuiet');

/** All that the page of the notification rules names. */
const notifyWords = [
  ...notifyEvents.flatMap((event) => [`notify.event.${event}`, `notify.event.${event}.hint`]),
  ...notifyPaces.flatMap((pace) => ['', '.hint', '.short'].map((part) => `notify.pace.${pace}${part}`)),
  ...notifySorts.map((sort) => `notify.sort.${sort}`),
  ...conditions.map((name) => `notify.field.${name}`),
  ...ruleFields.map((field) => `notify.field.${field}`),
  ...Object.keys(examples).flatMap((name) => [`notify.example.${name}`, `notify.example.${name}.name`]),
];

/** All that the pages of the webhooks name. */
const webhookWords = [
  ...deliveryStages.flatMap((stage) => [`webhook.stage.${stage}`, `webhook.outcome.${stage}`]),
  ...deliveryActs.map((act) => `webhook.act.${act}`),
  ...[...deliveryReasons, ...obstacles].map((reason) => `webhook.reason.${reason}`),
  ...platformEvents.map((event) => `webhook.event.${event}`),
  ...[...refusalReasons, 'other'].flatMap((reason) => [
    `webhook.refused.${reason}`,
    `webhook.refused.${reason}.remedy`,
  ]),
  ...webhookKeyNames.flatMap((name) => ['', '.hint', '.clear'].map((part) => `webhook.key.${name}${part}`)),
];

/** All that the pages of publishing name. */
const postWords = [
  ...postStages.flatMap((stage) => [`post.stage.${stage}`, `post.stage.${stage}.text`]),
  ...postStages
    .filter((stage) => stage !== 'scheduled' && stage !== 'approval')
    .map((stage) => `post.event.${stage}`),
  ...eventNames.filter((name) => name !== 'settled').map((name) => `post.event.${name}`),
  ...['settled.there', 'settled.missing', 'consented.later'].map((name) => `post.event.${name}`),
  ...postMoves.cancel.flatMap((stage) => [`post.cancel.${stage}`, `post.cancel.${stage}.text`]),
  ...['look', 'queued', 'expired', 'failed'].map((name) => `post.retry.${name}`),
  ...postKinds.flatMap((kind) => [`post.kind.${kind}`, `post.kind.${kind}.count`, `post.preview.no-${kind}`]),
  ...postWays.flatMap((way) => [`post.way.${way}`, `post.way.${way}.short`, `post.way.${way}.hint`]),
  ...postWays.flatMap((way) => [`post.agree.${way}.now`, `post.agree.${way}.later`]),
  ...postViews.map((view) => `post.view.${view}`),
  ...stepNames.map((step) => `post.step.${step}`),
  ...wayDoubts.map((doubt) => `post.finding.doubt.${doubt}`),
  ...['POST_OFF', 'AUTH_GRANT_LOST', 'AUTH_SCOPE_MISSING'].map((lack) => `post.finding.lack.${lack}`),
];

/** All that the doctor names, its command included. */
const doctorWords = [
  ...doctorChecks.map((check) => `doctor.name.${check}`),
  ...[...doctorStates, 'waiting', 'running'].map((state) => `doctor.state.${state}`),
  ...Object.entries({ ...doctorReasons, any: anyReasons }).flatMap(([check, reasons]) =>
    Object.entries(reasons).flatMap(([reason, state]) => {
      const sentence = `doctor.${check}.${reason}`;
      return state === 'warning' || state === 'error' ? [sentence, `${sentence}.remedy`] : [sentence];
    }),
  ),
];

const needed = [
  ...doctorWords,
  ...postWords,
  ...webhookWords,
  ...leadWords,
  ...syncWords,
  ...notifyWords,
  ...Object.keys(errorTable).map((code) => `error.${code}`),
  ...Object.values(errorTable).map(({ remedy }) => `remedy.${remedy}`),
  ...['client-key-taken', ...foreignFailures].flatMap((name) => [`error.${name}`, `remedy.${name}`]),
  ...checkNames.map((name) => `check.name.${name}`),
  ...checkOutcomes.map((outcome) => `check.outcome.${outcome}`),
  ...Object.values(checkReasons)
    .flat()
    .map((reason) => `check.reason.${reason}`),
  ...[...checkReasons.warn, ...checkReasons.fail, ...checkReasons.unproven].map(
    (reason) => `check.remedy.${reason}`,
  ),
  ...auditActions.map((action) => `audit.action.${action}`),
  ...attemptPurposes.map((purpose) => `audit.purpose.${purpose}`),
  ...attemptWays.map((way) => `audit.way.${way}`),
  ...deviceStages.map((stage) => `device.stage.${stage}`),
  ...providerNames.flatMap((name) => [`provider.${name}`, `provider.${name}.hint`]),
  ...actorKinds.map((kind) => `audit.actor.${kind}`),
  ...targetKinds.map((kind) => `audit.target.${kind}`),
  ...Object.keys(scopeTable).map((scope) => `scope.${scope}`),
  ...appSwitches.flatMap((name) => [`switch.${name}`, `switch.${name}.hint`]),
  ...newUserRules.flatMap((rule) => [`rule.${rule}`, `rule.${rule}.hint`]),
  ...accountStates.map((state) => `state.${state}`),
  ...grantStates.filter((state) => state !== 'healthy').map((state) => `grant.${state}`),
  ...Object.values(errorTable).map(({ remedy }) => `token.remedy.${remedy}`),
  ...groupNames.map((name) => `explorer.group.${name}`),
  ...apiView.shape.token.options.map((token) => `explorer.token.${token}`),
  ...attemptSentences,
  ...counterNames.map((name) => `logins.${name}`),
  ...severities.flatMap((severity) => [`alert.severity.${severity}`, `channel.from.${severity}`]),
  ...noticePhases.map((phase) => `alert.phase.${phase}`),
  ...deliveryStates.map((state) => `alert.delivery.${state}`),
  ...outgoingEventNames.map((event) => `outgoing.event.${event}`),
  ...channelKinds.map((kind) => `channel.kind.${kind}`),
  ...noticeLanguages.map((language) => `channel.language.${language}`),
  ...channelFields.map((field) => `channel.field.${field}`),
  ...sections.map(({ name }) => `nav.${name}`),
];

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(path) && !path.includes('.test.') ? [path] : [];
  });
}

const sources = sourceFiles(join(__dirname, '..')).map((path) => readFileSync(path, 'utf8'));

const prefixes = new Set(Object.keys(en).map((key) => key.split('.')[0]));
const otherNames = new Set<string>([...adminActions, ...auditActions]);

/** Every key that stands in the screens by its full name. */
const asked = sources
  .flatMap((source) => [...source.matchAll(/'([a-z]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key as string))
  .filter((key) => prefixes.has(key.split('.')[0] as string) && !otherNames.has(key));

/** Shapes of the keys that the screens put together, e.g. `nav.<name>`. */
const shapes = sources
  .flatMap((source) => [...source.matchAll(/`([a-z]+\.[^`]*\$\{[^`]*)`/g)].map(([, text]) => text as string))
  .map((text) => new RegExp(`^${text.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`));

it('holds the same keys in both languages', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
});

it('keeps each word in one place', () => {
  expect(Object.keys(front.en).filter((key) => Object.hasOwn(enInside, key))).toEqual([]);
  expect(Object.keys(front['zh-Hans']).filter((key) => Object.hasOwn(zhInside, key))).toEqual([]);
});

describe.each(Object.entries(languages))('%s', (locale, words) => {
  it.each(['contracts', 'screens'])('has a word for all that the %s name', (where) => {
    const keys = where === 'contracts' ? needed : asked;
    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => !words[key]?.trim())).toEqual([]);
  });

  it('holds only sentences that can be formatted', () => {
    const broken: string[] = [];
    const onError = (error: { message: string }) => void broken.push(error.message);
    const intl = createIntl({ locale, messages: words, onError });
    for (const [id, text] of Object.entries(words)) intl.formatMessage({ id }, sampleValues(text));
    expect(broken).toEqual([]);
  });
});

it('uses the same values in both languages', () => {
  for (const [key, text] of Object.entries(en)) {
    expect({ key, values: valuesOf((zh as Record<string, string>)[key] ?? '') }).toEqual({
      key,
      values: valuesOf(text),
    });
  }
});

it('gives each thing that the doctor finds a remedy of its own', () => {
  for (const words of Object.values(languages)) {
    const remedies = doctorWords.filter((key) => key.endsWith('.remedy')).map((key) => words[key]);
    expect(new Set(remedies).size).toBe(remedies.length);
  }
});

it('writes what the doctor says so plainly that its command can fill it in', () => {
  const odd = Object.values(languages).flatMap((words) =>
    Object.entries(words).filter(
      ([key, text]) => key.startsWith('doctor.') && /[{}]/.test(text.replace(/\{\w+\}/g, '')),
    ),
  );
  expect(odd).toEqual([]);
});

it('says nothing in English where Chinese is due', () => {
  const names = /^(field|app\.column|account\.column)\./;
  const foreign = Object.entries(zh).filter(
    ([key, text]) => !names.test(key) && !/\p{Script=Han}|^[、{]/u.test(text),
  );
  expect(foreign).toEqual([]);
});

it('holds no word that nothing asks for', () => {
  const known = new Set([...asked, ...needed]);
  const outside = /^(yes|no|loading|widget\.(title|link))$/;
  const unused = Object.keys(en).filter(
    (key) => !known.has(key) && !outside.test(key) && !shapes.some((shape) => shape.test(key)),
  );
  expect(unused).toEqual([]);
});
