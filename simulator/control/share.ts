import { text } from '../call';
import { now } from '../clock';
import { isRejection } from '../codes';
import { errorPage } from '../pages/connect';
import { sharePage } from '../pages/share';
import type { ShareLink } from '../publishing/book';
import { openSchema, publishLink } from '../publishing/links';
import { json, pageWire, refusal, seeOther, type Wire } from '../wire';
import type { World } from '../world';
import type { ControlRequest, ControlRoute } from './request';

/** `/_sim/share`: the phone that opens a share link, `?schema=snssdk1128://…` or a short one, and publishes. */
export const shareRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/share', answer: open },
  { method: 'GET', path: '/_sim/share/:link', answer: show },
  { method: 'GET', path: '/_sim/share/:link/state', answer: state },
  { method: 'POST', path: '/_sim/share/:link', answer: press },
];

function open(world: World, { call }: ControlRequest): Wire {
  const link = openSchema(world, text(call.query, 'schema'));
  return isRejection(link) ? pageWire(errorPage(link)) : seeOther(`/_sim/share/${link.id}`);
}

const stateOf = (world: World, link: ShareLink): 'open' | 'published' | 'expired' => {
  if (link.publishedItemId !== undefined) return 'published';
  return now(world.clock) < link.endsMs ? 'open' : 'expired';
};

const noLink = (): Wire => refusal(404, 'There is no such link.');

const linkOf = (world: World, { params }: ControlRequest): ShareLink | undefined =>
  world.publishing.links.get(params.link ?? '');

function show(world: World, request: ControlRequest): Wire {
  const link = linkOf(world, request);
  if (!link) return noLink();
  const appName = world.apps.get(link.clientKey)?.name ?? '';
  const people = [...world.people.values()];
  return pageWire(sharePage({ link, appName, people, status: stateOf(world, link) }));
}

function state(world: World, request: ControlRequest): Wire {
  const link = linkOf(world, request);
  return link ? json(200, { status: stateOf(world, link), item_id: link.publishedItemId ?? null }) : noLink();
}

/** A late press on an old page changes nothing; it comes back to the present state. */
function press(world: World, request: ControlRequest): Wire {
  const link = linkOf(world, request);
  if (!link) return noLink();
  const person = world.people.get(String(request.call.body.fields.person));
  if (!person) return refusal(400, 'There is no such person.');
  if (stateOf(world, link) === 'open') publishLink(world, link, person);
  return seeOther(`/_sim/share/${link.id}`);
}
