import { normalPhone } from '../../leads/identities';
import { isFields } from './body';

/** What somebody wrote into a card that asks for their details. */
export type Card = { nickname: string | null; phone: string | null; city: string | null };

/** What a card's fields are called; the platform gives the words people read, so that there are several for each. */
const labels: Record<keyof Card, readonly string[]> = {
  nickname: ['姓名', '名字', '称呼', '您的姓名', '联系人', 'name'],
  phone: ['手机号', '手机号码', '手机', '电话', '电话号码', '联系电话', '联系方式', 'phone', 'mobile'],
  city: ['城市', '所在城市', '所在地', '地区', '所在地区', 'city'],
};

/** A label without what people decorate it with. */
const plain = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/[([【].*?[)\]】]|[\s:*]/g, '')
    .toLowerCase();

const rowsOf = (data: unknown): { label: string; value: string }[] =>
  Array.isArray(data)
    ? data
        .filter(isFields)
        .map(({ label, value }) => ({ label: plain(String(label ?? '')), value: String(value ?? '').trim() }))
        .filter(({ value }) => value !== '')
    : [];

/** Reads `card_data` by its labels; a phone number that is none is not taken for one. */
export function readCard(data: unknown): Card {
  const rows = rowsOf(data);
  const find = (name: keyof Card) => rows.find(({ label }) => labels[name].includes(label))?.value ?? null;
  const phone = find('phone');
  return {
    nickname: find('nickname'),
    phone: phone && normalPhone(phone) ? phone : null,
    city: find('city'),
  };
}
