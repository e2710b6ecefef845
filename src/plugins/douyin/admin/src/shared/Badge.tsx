import { Badge as PlainBadge, type BadgeProps } from '@strapi/design-system';

/** A badge whose words can be read: with some of Strapi's own colours they miss the contrast of WCAG 2.2 (4.5). */
export function Badge({ variant, active = false, ...rest }: BadgeProps) {
  const background = active
    ? 'primary200'
    : variant && variant !== 'neutral'
      ? `${variant}200`
      : 'neutral150';
  return (
    <PlainBadge
      backgroundColor={background as BadgeProps['backgroundColor']}
      textColor="neutral800"
      {...rest}
    />
  );
}
