import { text, type Call } from '../call';
import { isRejection, reject } from '../codes';
import { opaqueId } from '../ids';
import { accountAccess, type AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { badParameter } from './pages';

/** One retain-consult card, in the platform's words. */
export type Card = { card_id: string; title: string; media_id: string; components: number[]; status: number };

/** 留资卡片 (reference §6.2), for enterprise accounts; what they answer stands beside `data`. */
export const cardEndpoints: Endpoint[] = [
  endpoint('save_retain_consult_card', '/im/save/retain_consult_card', ['POST'], save),
  endpoint('get_retain_consult_card', '/im/get/retain_consult_card', ['GET'], get),
  endpoint('del_retain_consult_card', '/im/del/retain_consult_card', ['GET', 'POST'], remove),
];

/** The cards of the account that asks. */
type Asking = { world: World; access: AccountAccess; cards: Card[] };

function endpoint(
  name: string,
  path: string,
  methods: string[],
  show: (asking: Asking, call: Call) => Outcome,
): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const access = accountAccess(world, call, 'im.message_card');
    if (isRejection(access)) return access;
    if (!access.person.roles.includes('AUTH_COMPANY')) return reject(2112001);
    return show({ world, access, cards: cardsOf(world, access.person.id) }, call);
  };
  return { name, path, methods, envelope: 'classic', answer };
}

/** The cards of an account. */
export const cardsOf = (world: World, personId: string): Card[] => world.cards.get(personId) ?? [];

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => Number.isInteger(item));

/** A new card, or with `card_id` another content of one. */
function save({ world, access, cards }: Asking, call: Call): Outcome {
  const { fields } = call.body;
  const title = text(fields, 'title');
  if (title === '') return badParameter('title');
  if (!isNumbers(fields.components)) return badParameter('components');
  const id = text(fields, 'card_id');
  if (id !== '' && !cards.some(({ card_id }) => card_id === id)) return badParameter('card_id');
  const card: Card = {
    card_id: id || opaqueId(world.ids, 'card'),
    title,
    media_id: text(fields, 'media_id'),
    components: fields.components,
    status: 1,
  };
  world.cards.set(access.person.id, [...cards.filter(({ card_id }) => card_id !== id), card]);
  return { data: {}, beside: { card_id: card.card_id } };
}

function get({ cards }: Asking): Outcome {
  return { data: {}, beside: { cards } };
}

function remove({ world, access, cards }: Asking, call: Call): Outcome {
  const id = text(call.query, 'card_id');
  if (!cards.some(({ card_id }) => card_id === id)) return badParameter('card_id');
  world.cards.set(
    access.person.id,
    cards.filter(({ card_id }) => card_id !== id),
  );
  return { data: {} };
}
