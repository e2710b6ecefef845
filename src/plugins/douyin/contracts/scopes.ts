/**
 * How a scope can be had: `open` to every app, on `application` to the platform, `whitelist` by invitation,
 * `retired` for everyone.
 */
export type ScopeStage = 'open' | 'application' | 'whitelist' | 'retired';

/** The scopes of the Douyin Open Platform and how each can be had. */
export const scopeTable = {
  user_info: 'open',
  'aweme.forward': 'open',
  'op.business.status': 'open',
  renew_refresh_token: 'application',
  'fans.check': 'application',
  'fans.data.bind': 'application',
  'data.external.fans_source': 'application',
  'data.external.fans_favourite': 'application',
  'data.external.user': 'application',
  'data.external.item': 'application',
  'video.create.bind': 'application',
  'video.list.bind': 'application',
  'video.data.bind': 'application',
  'item.comment': 'application',
  'video.search': 'application',
  'video.search.comment': 'application',
  'im.direct_message': 'application',
  'im.group_message': 'application',
  'im.recall_message': 'application',
  'im.message_card': 'application',
  'im.microapp_card': 'application',
  'im.group_fans.create_list': 'application',
  'tool.image.upload': 'application',
  'user.intention': 'application',
  'life.crm.clue.query': 'application',
  'open.account.data': 'application',
  'aweme.share': 'application',
  'h5.share': 'application',
  'open.get.ticket': 'application',
  'jump.basic': 'application',
  'aweme.webhook': 'application',
  login_id: 'whitelist',
  'trial.whitelist': 'whitelist',
  'unionauth.identification': 'whitelist',
  mobile_alert: 'retired',
  mobile: 'retired',
  'fans.list': 'retired',
  'following.list': 'retired',
  'friend.list': 'retired',
  'fans.data': 'retired',
  'video.delete': 'retired',
  'video.comment': 'retired',
  'enterprise.data': 'retired',
  'enterprise.im': 'retired',
  im: 'retired',
} as const satisfies Record<string, ScopeStage>;

/** A scope this plugin knows. */
export type KnownScope = keyof typeof scopeTable;

/** How a scope can be had, or `unknown` when the platform does not document it. */
export function scopeStage(scope: string): ScopeStage | 'unknown' {
  return Object.hasOwn(scopeTable, scope) ? scopeTable[scope as KnownScope] : 'unknown';
}

/** Older names and the name the platform uses for the same right today; null means it has none. */
const renamed: Record<string, string | null> = {
  'video.create': 'video.create.bind',
  'video.list': 'video.list.bind',
  'video.data': 'video.data.bind',
  'video.upload': null,
};

/** A list of scopes as the platform takes it, and what had to be changed on the way. */
export type ReadScopes = {
  scopes: string[];
  renamed: { from: string; to: string }[];
  dropped: string[];
};

/** Turns scopes as people write them (older names, doubles, blanks) into the platform's own. */
export function readScopes(written: readonly string[]): ReadScopes {
  const read: ReadScopes = { scopes: [], renamed: [], dropped: [] };
  for (const from of written.map((scope) => scope.trim()).filter(Boolean)) {
    const to = Object.hasOwn(renamed, from) ? renamed[from] : from;
    if (!to) read.dropped.push(from);
    else if (to !== from) read.renamed.push({ from, to });
    if (to && !read.scopes.includes(to)) read.scopes.push(to);
  }
  return read;
}
