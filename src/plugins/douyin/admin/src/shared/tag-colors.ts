import type { TagColor } from '../../../contracts/lead-tags';

/** A surface and the text on it. */
export type Tone = { back: string; text: string; line: string };

/** Colours of tags on light screens and on dark ones; each text is readable on its surface. */
export const tagTones: Record<'light' | 'dark', Record<TagColor, Tone>> = {
  light: {
    grey: { back: '#eaeaef', text: '#32324d', line: '#c0c0cf' },
    blue: { back: '#e0efff', text: '#0a3f75', line: '#9fc9f5' },
    teal: { back: '#d9f5f2', text: '#0b4a45', line: '#8fd6ce' },
    green: { back: '#e2f6dd', text: '#22501a', line: '#a6d99a' },
    orange: { back: '#fdeeda', text: '#713d05', line: '#f2c489' },
    red: { back: '#fde6e4', text: '#83201a', line: '#f3b3ae' },
    purple: { back: '#f0e8fd', text: '#4c2488', line: '#cdb3f3' },
  },
  dark: {
    grey: { back: '#3a3a52', text: '#eaeaef', line: '#5c5c7a' },
    blue: { back: '#12324f', text: '#b8dcff', line: '#2f6193' },
    teal: { back: '#0f3b38', text: '#a6ece4', line: '#2b706a' },
    green: { back: '#1f3d1a', text: '#bfeab5', line: '#45753b' },
    orange: { back: '#4a2f0d', text: '#ffd6a1', line: '#86591f' },
    red: { back: '#4d1c19', text: '#ffc4bf', line: '#8d3c36' },
    purple: { back: '#352254', text: '#dcc8ff', line: '#64489a' },
  },
};

/** Whether a surface of the theme is a dark one. */
export function isDark(surface: string): boolean {
  const [red = 255, green = 255, blue = 255] = (surface.match(/[0-9a-f]{2}/gi) ?? []).map((part) =>
    parseInt(part, 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 < 128;
}
