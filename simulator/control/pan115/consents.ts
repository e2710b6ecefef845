import type { Fields } from '../../call';
import { approveConsent, refuseConsent, type Consent } from '../../pan115/consents';
import { json, refusal, type Wire } from '../../wire';
import type { Person, World } from '../../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from '../request';

/** `/_sim/pan115/consents`: the authorise pages and what people decide there. */
export const pan115ConsentRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/pan115/consents', answer: list },
  { method: 'POST', path: '/_sim/pan115/consents/:id/:action', answer: decide },
];

function list({ pan115 }: World): Wire {
  const open = [...pan115.consents.values()].filter(({ status }) => status === 'new');
  return json(200, { consents: open.map(describe) });
}

const describe = ({ personId, redirectUrl, ...consent }: Consent): Fields => ({
  ...consent,
  person: personId,
  redirectUrl,
});

/** The page of an id or of a state, or the newest one for the word `newest`. */
function pick({ pan115 }: World, id: string): Consent | undefined {
  const newestFirst = [...pan115.consents.values()].reverse();
  return pan115.consents.get(id) ?? newestFirst.find((consent) => id === 'newest' || consent.state === id);
}

function decide(world: World, { call, params }: ControlRequest): Wire {
  const { fields } = call.body;
  const problem = bodyProblem(fields, { person: 'text' });
  if (problem) return problem;
  const consent = pick(world, params.id ?? '');
  if (!consent) return refusal(404, 'There is no such page.');
  if (consent.status !== 'new') return refusal(409, `The page is ${consent.status}.`);
  const [first] = world.people.keys();
  const person = world.people.get(String(fields.person ?? first));
  if (!person) return refusal(404, `There is no person ${String(fields.person)}.`);
  return decideAs(world, consent, person, params.action);
}

function decideAs(world: World, consent: Consent, person: Person, action: string | undefined): Wire {
  if (action === 'approve') approveConsent(world, consent, person);
  else if (action === 'refuse') refuseConsent(consent, person);
  else return refusal(404, 'A page can approve, refuse.');
  return json(200, describe(consent));
}
