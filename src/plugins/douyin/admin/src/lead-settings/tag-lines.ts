import type { TagColor, TagSetting } from '../../../contracts/lead-tags';

/** A tag in the list: what it looks like, and how many leads have it. */
export type TagLine = {
  tag: string;
  color: TagColor | null;
  group: string;
  count: number;
  isCapped: boolean;
  /** Whether a colour or group was given to it. */
  isSet: boolean;
};

type Used = { tag: string; color: TagColor | null; group: string; count: number; isCapped: boolean };

/** All tags that leads have or that have a colour: by group, those without one last. */
export function allTags(settings: TagSetting[], used: Used[]): TagLine[] {
  const counts = new Map(used.map((row) => [row.tag, row]));
  const set = settings.map((setting) => {
    const { count = 0, isCapped = false } = counts.get(setting.tag) ?? {};
    return { ...setting, count, isCapped, isSet: true };
  });
  const names = new Set(settings.map(({ tag }) => tag));
  const others = used.filter(({ tag }) => !names.has(tag)).map((row) => ({ ...row, isSet: false }));
  const last = ({ group }: TagLine) => Number(group === '');
  return [...set, ...others].sort(
    (one, other) =>
      last(one) - last(other) ||
      one.group.localeCompare(other.group, 'zh-Hans') ||
      one.tag.localeCompare(other.tag, 'zh-Hans'),
  );
}
