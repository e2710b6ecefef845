import {
  outgoingEventNames,
  outgoingHookInput,
  type OutgoingEvent,
  type OutgoingHook,
  type OutgoingHookInput,
} from '../../../contracts/outgoing';

/** What the form of a webhook holds; an empty address stands for "as it is". */
export type HookValues = { name: string; url: string; events: OutgoingEvent[]; enabled: boolean };

/** The form as a webhook fills it, or a new one; its address is never part of it. */
export function hookValues(hook: OutgoingHook | null): HookValues {
  const chosen = hook?.events ?? ['douyin.lead.created', 'douyin.lead.status-changed'];
  const events = outgoingEventNames.filter((name) => chosen.includes(name));
  return { name: hook?.name ?? '', url: '', events, enabled: hook?.enabled ?? true };
}

/** The form as the server takes it. */
export const toHookInput = ({ url, ...rest }: HookValues): OutgoingHookInput =>
  url.trim() ? { ...rest, url: url.trim() } : rest;

/** Fields at fault; a new webhook cannot do without an address. */
export function hookErrors(values: HookValues, isNew: boolean): Partial<Record<'name' | 'url', boolean>> {
  const read = outgoingHookInput.safeParse(toHookInput(values));
  const paths = read.success ? [] : read.error.issues.map(({ path }) => path[0]);
  return {
    name: paths.includes('name'),
    url: paths.includes('url') || (isNew && values.url.trim() === ''),
  };
}

/** The events with one of them ticked or not, in the order in which they are offered. */
export const withEvent = (events: OutgoingEvent[], name: OutgoingEvent, isOn: boolean): OutgoingEvent[] =>
  outgoingEventNames.filter((one) => (one === name ? isOn : events.includes(one)));
