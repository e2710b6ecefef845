import type { StreamKind } from '../../../contracts/sync';
import { PluginError } from '../shared/errors';
import { streams } from './streams';

/** Names of the settings that a kind of stream needs before it can be switched on. */
export const neededSettings = (kind: StreamKind): string[] => Object.keys(streams[kind].settings.shape);

/**
 * Settings as they may be stored. Throws CONFIG_INVALID, which names what does not fit and, for a stream that is to be on, what
 * it lacks.
 */
export function checkedSettings(
  kind: StreamKind,
  given: Record<string, unknown>,
  isOn: boolean,
): Record<string, unknown> {
  const { settings } = streams[kind];
  const read = (isOn ? settings : settings.partial()).safeParse(given);
  if (read.success) return read.data;
  const lacks = neededSettings(kind).filter((name) => given[name] === undefined);
  const issues = read.error.issues.map(({ path, message }) => {
    const name = String(path[0] ?? '');
    const isMissing = lacks.includes(name);
    return {
      path: name ? `settings.${name}` : 'settings',
      message: isMissing ? `a stream of ${kind} cannot be on without it` : message,
    };
  });
  const sentence = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new PluginError('CONFIG_INVALID', sentence, { issues });
}
