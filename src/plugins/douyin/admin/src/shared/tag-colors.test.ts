import { darkTheme, lightTheme } from '@strapi/design-system';
import { tagColors } from '../../../contracts/lead-tags';
import { isDark, tagTones } from './tag-colors';

const channel = (part: string): number => {
  const value = parseInt(part, 16) / 255;
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance as WCAG 2 defines it. */
function luminance(color: string): number {
  const [red = '', green = '', blue = ''] = color.match(/[0-9a-f]{2}/gi) ?? [];
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
}

const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const cases = (['light', 'dark'] as const).flatMap((theme) =>
  tagColors.map((color) => [theme, color] as const),
);

it.each(cases)('row 16, colours: on a %s screen a %s tag can be read', (theme, color) => {
  const { back, text } = tagTones[theme][color];
  expect(contrast(back, text)).toBeGreaterThanOrEqual(7);
});

it('row 16, colours follow the theme of the panel', () => {
  expect(isDark(lightTheme.colors.neutral0)).toBe(false);
  expect(isDark(darkTheme.colors.neutral0)).toBe(true);
});
