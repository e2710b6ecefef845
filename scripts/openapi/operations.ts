import { accountContracts } from '../../src/plugins/douyin/contracts/accounts';
import type { Contract } from '../../src/plugins/douyin/contracts/contract';
import type { ErrorCode } from '../../src/plugins/douyin/contracts/errors';
import { grantId, grants, ownBox, type Grant } from '../../src/plugins/douyin/contracts/grants';
import { healthContracts } from '../../src/plugins/douyin/contracts/health';
import { leadConvertContracts } from '../../src/plugins/douyin/contracts/lead-convert';
import { countContracts } from '../../src/plugins/douyin/contracts/lead-counts';
import { leadMatchContracts } from '../../src/plugins/douyin/contracts/lead-duplicates';
import { leadMergeContracts } from '../../src/plugins/douyin/contracts/lead-merge';
import { operationContracts } from '../../src/plugins/douyin/contracts/lead-operations';
import { revealContracts } from '../../src/plugins/douyin/contracts/lead-reveal';
import { tagContracts } from '../../src/plugins/douyin/contracts/lead-tags';
import { timelineContracts } from '../../src/plugins/douyin/contracts/lead-timeline';
import { leadContracts } from '../../src/plugins/douyin/contracts/leads';
import { loginContracts } from '../../src/plugins/douyin/contracts/login';
import { postContracts } from '../../src/plugins/douyin/contracts/post-routes';
import { syncContracts } from '../../src/plugins/douyin/contracts/sync';

/** One route of the content API as the description tells of it. */
export type Operation = {
  contract: Contract;
  /** Where its path lies, below the prefix of the content API. */
  below: string;
  tag: string;
  summary: string;
  /** The ids of the permissions of which a caller needs one; empty: it is open to everybody. */
  permissions: string[];
  /** What can go wrong besides input, credentials and too many calls. */
  errors: ErrorCode[];
  /** The code of input that does not fit. */
  invalid: ErrorCode;
  /** Statuses of a successful answer, each with what it says. */
  statuses: Record<number, string>;
  /** True where the answer can be followed as server-sent events. */
  events?: boolean;
};

type Told = Partial<Pick<Operation, 'errors' | 'invalid' | 'statuses' | 'events'>>;

const done = { 200: 'Done.' };

const leadApi = '/v1/lead/douyin';

/** A route of leads: its own box reaches all leads, the box `own` those of the user's accounts. */
const lead =
  (tag: string, grant: Grant) =>
  (contract: Contract, box: string, summary: string, told: Told = {}): Operation => ({
    contract,
    below: leadApi,
    tag,
    summary,
    permissions: [grantId(grant, box), grantId(grant, ownBox)],
    errors: [],
    invalid: 'LEAD_INVALID',
    statuses: done,
    ...told,
  });

/** A route with a permission of its own. */
const granted =
  (tag: string, below: string, controller: string, invalid: ErrorCode) =>
  (contract: Contract, box: string, summary: string, told: Told = {}): Operation => ({
    contract,
    below,
    tag,
    summary,
    permissions: [`plugin::douyin.${controller}.${box}`],
    errors: [],
    invalid,
    statuses: done,
    ...told,
  });

const view = lead('Leads', grants.leadsView);
const edit = lead('Leads', grants.leadsEdit);
const numbers = lead('Numbers', grants.leadsView);
const many = lead('Many at once', grants.leadsEdit);
const merge = lead('Merging', grants.leadsMerge);
const convert = lead('Converting', grants.leadsConvert);
const sync = granted('Sync', '', grants.fansSync, 'SYNC_INVALID');
const publish = granted('Publishing', '/douyin', grants.postsPublish, 'POST_INVALID');
const posts = granted('Publishing', '/douyin', grants.postsView, 'POST_INVALID');
const link = granted('Login', '/douyin', 'link', 'AUTH_REQUEST_INVALID');

const started = { 200: 'It is done.', 202: 'It goes on by itself; ask for it by its id.' };
const one: Told = { errors: ['LEAD_NOT_FOUND'] };
const changing: Told = { errors: ['LEAD_NOT_FOUND', 'LEAD_STALE', 'LEAD_STAGE', 'LEAD_FORBIDDEN'] };
const ofOperation: ErrorCode[] = ['LEAD_NOT_FOUND'];
const ofLead: Told = { invalid: 'QUERY_INVALID', errors: ['LEAD_NOT_FOUND'] };
const ofTask: Told = { errors: ['SYNC_NOT_FOUND', 'SYNC_STATE', 'SYNC_BROKEN'] };
const linking: ErrorCode[] = [
  'AUTH_TOKEN_INVALID',
  'AUTH_SESSION_LIMITED',
  'AUTH_SESSION_OTHER',
  'AUTH_ACCOUNT_TAKEN',
];

const leads: Operation[] = [
  view(leadContracts.list, 'find', 'Leads, the newest first', {
    invalid: 'QUERY_INVALID',
    errors: ['QUERY_TOO_SLOW'],
  }),
  view(leadContracts.read, 'findOne', 'One lead', ofLead),
  edit(leadContracts.update, 'update', 'Changes what the staff keeps of a lead', changing),
  view(timelineContracts.events, 'eventsFind', 'What happened with a lead, the newest first', ofLead),
  view(timelineContracts.sources, 'sourcesFind', 'Where a lead was found', ofLead),
  edit(timelineContracts.addNote, 'addNote', 'Adds a note', one),
  edit(timelineContracts.editNote, 'editNote', 'Changes one’s own note, or pins a note', {
    errors: ['LEAD_NOT_FOUND', 'LEAD_FORBIDDEN'],
  }),
  edit(timelineContracts.removeNote, 'removeNote', 'Deletes one’s own note', {
    errors: ['LEAD_NOT_FOUND', 'LEAD_FORBIDDEN'],
  }),
  lead('Leads', grants.leadsReveal)(
    revealContracts.phone,
    'phone',
    'The phone number in clear; each look is written down. Tokens of full access are refused',
    { errors: ['LEAD_NOT_FOUND', 'LEAD_TOO_OFTEN', 'CONFIG_KEYS_LOCKED'] },
  ),
  view(leadMatchContracts.match, 'match', 'Which leads people are, before they are created'),
];

const counted: Operation[] = [
  numbers(countContracts.chart, 'chartFind', 'New leads by day, by status and by owner', {
    invalid: 'QUERY_INVALID',
  }),
  numbers(countContracts.followUps, 'followUpsFind', 'Follow-ups that are due', { invalid: 'QUERY_INVALID' }),
  numbers(countContracts.stages, 'stagesFind', 'The statuses of this site, and which may follow which'),
  view(tagContracts.list, 'tagsFind', 'Tags in use'),
];

const bulk: Operation[] = [
  many(operationContracts.start, 'startMany', 'Changes many leads', {
    statuses: started,
    errors: ['LEAD_FORBIDDEN'],
  }),
  many(operationContracts.list, 'listMany', 'One’s own changes of many leads'),
  many(operationContracts.read, 'followMany', 'How far a change of many leads is', {
    errors: ofOperation,
    events: true,
  }),
  many(operationContracts.cancel, 'cancelMany', 'Stops a change of many leads', { errors: ofOperation }),
  many(operationContracts.undo, 'undoMany', 'Takes a change of many leads back', {
    statuses: started,
    errors: [...ofOperation, 'LEAD_UNDO'],
  }),
  many(tagContracts.replace, 'replaceTag', 'Renames a tag, joins it with another, or takes it off', {
    statuses: started,
  }),
];

const merged: Operation[] = [
  merge(leadMergeContracts.preview, 'preview', 'What would become of leads; nothing is written', {
    errors: ['LEAD_NOT_FOUND', 'LEAD_STALE'],
  }),
  merge(leadMergeContracts.merge, 'merge', 'Makes some leads one', {
    errors: ['LEAD_NOT_FOUND', 'LEAD_STALE', 'LEAD_HELD'],
  }),
  merge(leadMergeContracts.merges, 'find', 'The merges a lead was made by', ofLead),
  merge(leadMergeContracts.separate, 'separate', 'Takes a merge back', {
    errors: ['LEAD_NOT_FOUND', 'LEAD_INSEPARABLE'],
  }),
];

const made: Operation[] = [
  convert(leadConvertContracts.maps, 'maps', 'How leads can become entries of content types', {
    invalid: 'QUERY_INVALID',
  }),
  convert(leadConvertContracts.convert, 'convert', 'Makes an entry of a lead, unless there is one', {
    errors: ['LEAD_NOT_FOUND', 'LEAD_STAGE', 'LEAD_ENTRY_FORBIDDEN', 'LEAD_ENTRY_INVALID'],
  }),
  convert(leadConvertContracts.conversions, 'find', 'The entries of a lead', ofLead),
];

const tasks: Operation[] = [
  sync(syncContracts.start, 'start', 'Reads the fans of an account into leads', {
    statuses: { 200: 'The task under way.', 202: 'A new task.' },
    errors: ['SYNC_NOT_FOUND', 'SYNC_STATE', 'SYNC_BROKEN', 'AUTH_SCOPE_MISSING', 'AUTH_GRANT_LOST'],
  }),
  sync(syncContracts.show, 'findOne', 'How far a task is', {
    errors: ['SYNC_NOT_FOUND', 'SYNC_BROKEN'],
    events: true,
  }),
  sync(syncContracts.pause, 'pause', 'Halts a task after the page under way', ofTask),
  sync(syncContracts.resume, 'resume', 'Lets a halted task go on', ofTask),
  sync(syncContracts.cancel, 'cancel', 'Ends a task', ofTask),
  sync(syncContracts.retry, 'retry', 'Tries rows again that could not become leads', {
    ...ofTask,
    statuses: { 200: 'Tried.', 202: 'There are many; a job tries them.' },
  }),
];

const publishing: ErrorCode[] = ['POST_MEDIA', 'POST_OFF', 'AUTH_SCOPE_MISSING', 'AUTH_GRANT_LOST'];
const sent: Told = {
  statuses: {
    200: 'The platform made the work, or refused to.',
    202: 'It goes on by itself; ask for it by its id.',
  },
  errors: publishing,
};
const moved = (...errors: ErrorCode[]): Told => ({ errors: ['POST_NOT_FOUND', 'POST_STAGE', ...errors] });

const works: Operation[] = [
  publish(postContracts.publishVideo, 'publishVideo', 'Publishes a video', sent),
  publish(postContracts.publishImage, 'publishImage', 'Publishes pictures', sent),
  publish(postContracts.create, 'create', 'Stores a draft', { errors: ['POST_MEDIA', 'CONFIG_NOT_FOUND'] }),
  publish(
    postContracts.edit,
    'update',
    'Changes a post, which is a draft again',
    moved('POST_STALE', 'POST_MEDIA'),
  ),
  publish(
    postContracts.schedule,
    'schedule',
    'Agrees to the publication of a post, now or at a moment',
    moved(...publishing),
  ),
  publish(postContracts.cancel, 'cancel', 'Ends a post before the platform is asked to make it', moved()),
  publish(postContracts.retry, 'retry', 'Goes on with a post from the step where it came to a halt', moved()),
  posts(postContracts.list, 'find', 'Posts, the newest first', { invalid: 'QUERY_INVALID' }),
  posts(postContracts.read, 'findOne', 'One post', { errors: ['POST_NOT_FOUND'] }),
  posts(postContracts.events, 'eventsFind', 'What happened to a post, the oldest first', {
    invalid: 'QUERY_INVALID',
    errors: ['POST_NOT_FOUND'],
  }),
];

const logins: Operation[] = [
  granted('Login', `${leadApi}/auth`, grants.authUrl, 'AUTH_REQUEST_INVALID')(
    loginContracts.authUrl,
    'start',
    'The page of the platform for a login',
    { errors: ['AUTH_LOGIN_CLOSED', 'AUTH_TOO_OFTEN'] },
  ),
  {
    ...link(loginContracts.exchange, '', 'Turns the one-time code of a login into a session', {
      errors: ['AUTH_EXCHANGE_INVALID', 'AUTH_USER_BLOCKED', 'AUTH_TOO_OFTEN'],
    }),
    permissions: [],
  },
  granted('Login', '/douyin', 'me', 'AUTH_REQUEST_INVALID')(
    accountContracts.mine,
    'find',
    'The accounts of the user who asks',
    { errors: ['AUTH_TOKEN_INVALID'] },
  ),
  link(loginContracts.startLink, 'start', 'Starts to link one more account', {
    errors: ['AUTH_TOKEN_INVALID', 'AUTH_SESSION_LIMITED', 'AUTH_TOO_OFTEN'],
  }),
  link(loginContracts.finishLink, 'finish', 'Links the account of a one-time code', {
    invalid: 'AUTH_EXCHANGE_INVALID',
    errors: linking,
  }),
  link(loginContracts.unlink, 'remove', 'Takes one account from the user', {
    invalid: 'CONFIG_INVALID',
    errors: ['AUTH_TOKEN_INVALID', 'AUTH_SESSION_LIMITED', 'AUTH_LAST_WAY', 'CONFIG_NOT_FOUND'],
  }),
];

const health: Operation[] = [
  [healthContracts.live, 'Whether the process answers at all', done] as const,
  [
    healthContracts.ready,
    'Whether requests should be sent to this process',
    { 200: 'It is ready.', 503: 'It is not: `reasons` tells why.' },
  ] as const,
].map(([contract, summary, statuses]) => ({
  contract,
  below: '/douyin',
  tag: 'Health',
  summary,
  permissions: [],
  errors: [],
  invalid: 'CONFIG_INVALID' as const,
  statuses,
}));

/** Every route of the content API that gives JSON, in the order of the description. */
export const operations: Operation[] = [
  ...leads,
  ...counted,
  ...bulk,
  ...merged,
  ...made,
  ...tasks,
  ...works,
  ...logins,
  ...health,
];
