import { createClock, type Clock } from './clock';
import { createIds, type Ids } from './ids';
import { wakePolls } from './pan115/waiting';
import { createPan115, type Pan115 } from './pan115/world';
import type { CallLog } from './calls';
import type { Fault } from './faults';
import type { Switches } from './switches';
import type { Ticket } from './oauth/tickets';
import type { AuthCode, Grant } from './oauth/grants';
import type { BusinessToken } from './oauth/business-token';
import type { ClientTokens } from './oauth/client-token';
import type { OpenIds } from './oauth/open-ids';
import type { Video } from './account/videos';
import type { Audience, KnownFans } from './leads/audience';
import type { Card } from './leads/cards';
import type { Clues } from './leads/clues';
import type { ItemComments } from './leads/comment-book';
import type { Intentions } from './leads/intention-book';
import type { Tag } from './leads/tags';
import { newPublishing, type Publishing } from './publishing/book';
import { newHooks, type Hooks } from './webhooks/book';
import { seedApps, seedFollows, seedPeople } from './seed';

/** Where an app stands in the console. */
export type Stage = 'online' | 'review' | 'banned' | 'test';

/** One registered application, in the words of `/_sim/apps`. */
export type App = {
  client_key: string;
  /** 32 characters: also the AES key of phone numbers (reference §4.2). */
  client_secret: string;
  name: string;
  /** The configured callback addresses, compared up to `#`. */
  redirect_uris: string[];
  /** The scopes granted to the app. */
  scopes: string[];
  type: 'web' | 'mobile';
  stage: Stage;
  /** App capabilities beside scopes, e.g. `renew_refresh_token`. */
  capabilities: string[];
  /** The developer account: union_id is per developer, and absent when this is empty. */
  developer: string;
  /** The company subject: allied_id is per company. */
  company: string;
  /** For stage `test`: the ids of the people on the white list. */
  testers: string[];
  webhook_url?: string;
};

/** One user of the platform, in the words of `/_sim/people`. */
export type Person = {
  id: string;
  nickname: string;
  avatar: string;
  /** The visible 抖音号. */
  short_id: string;
  /** Phone number, or empty when none is bound. */
  mobile: string;
  /** Business roles for role/check, e.g. `AUTH_COMPANY`. */
  roles: string[];
  /** The same person's number at 115. */
  pan115_user_id: number;
};

/** Everything one simulator knows; nothing lives outside it, so many can run in one process. */
export type World = {
  /** The simulator's own address without a trailing slash. */
  url: string;
  clock: Clock;
  ids: Ids;
  switches: Switches;
  /** The switches a reset goes back to. */
  startSwitches: Switches;
  apps: Map<string, App>;
  people: Map<string, Person>;
  /** Whom the open_ids of each app mean. */
  openIds: Map<string, OpenIds>;
  /** Who follows a person, and since which moment. */
  follows: Map<string, Map<string, number>>;
  /** What people published through steering, the newest last. */
  videos: Map<string, Video[]>;
  /** What is on its way to be a work, and what the platform thinks of those that are. */
  publishing: Publishing;
  /** What was set about the people around an account. */
  audiences: Map<string, Partial<Audience>>;
  /** The invented fans whose open_ids were looked up. */
  knownFans: Map<string, KnownFans>;
  /** What people did to an account, for the interaction log. */
  intentions: Map<string, Intentions>;
  /** The comments under a work, by item_id, where they differ from the invented ones. */
  comments: Map<string, ItemComments>;
  /** The retain-consult cards of an account. */
  cards: Map<string, Card[]>;
  /** The tags an account gave to its 意向用户. */
  tags: Map<string, Tag[]>;
  /** The clues of life-service merchants, by account_id. */
  clues: Map<string, Clues>;
  tickets: Map<string, Ticket>;
  codes: Map<string, AuthCode>;
  /** Each grant twice: under its access token and under its refresh token. */
  grants: Map<string, Grant>;
  /** The grants of each open_id, ended ones perhaps among them. */
  authorisations: Map<string, Grant[]>;
  clientTokens: Map<string, ClientTokens>;
  /** Each business token twice: under its own string and under its refresh token. */
  businessTokens: Map<string, BusinessToken>;
  /** Deliveries to the apps' callbacks, and what they subscribed to. */
  hooks: Hooks;
  pan115: Pan115;
  faults: Fault[];
  calls: CallLog;
};

/** A fresh world as the seed gives it. */
export function createWorld(seed: string, url: string, switches: Switches): World {
  const ids = createIds(seed);
  return {
    url,
    ids,
    clock: createClock(),
    switches: { ...switches },
    startSwitches: { ...switches },
    apps: new Map(seedApps().map((app) => [app.client_key, app])),
    people: new Map(seedPeople(ids).map((person) => [person.id, person])),
    openIds: new Map(),
    follows: seedFollows(),
    videos: new Map(),
    publishing: newPublishing(),
    audiences: new Map(),
    knownFans: new Map(),
    intentions: new Map(),
    comments: new Map(),
    cards: new Map(),
    tags: new Map(),
    clues: new Map(),
    tickets: new Map(),
    codes: new Map(),
    grants: new Map(),
    authorisations: new Map(),
    clientTokens: new Map(),
    businessTokens: new Map(),
    hooks: newHooks(),
    pan115: createPan115(),
    faults: [],
    calls: { entries: [], counts: {} },
  };
}

/** Puts the world back to its seed, in place, so that every holder sees the fresh one. */
export function resetWorld(world: World): void {
  wakePolls(world);
  Object.assign(world, createWorld(world.ids.seed, world.url, world.startSwitches));
}
