import { CheckCircle, Clock, MinusCircle, WarningCircle } from '@strapi/icons';
import type { Tone } from './light';

/** The shape and colours of a tone: never the colour alone. */
export const looks = {
  good: { Icon: CheckCircle, fill: 'success600', text: 'success700' },
  soon: { Icon: Clock, fill: 'warning600', text: 'neutral800' },
  bad: { Icon: WarningCircle, fill: 'danger600', text: 'danger700' },
  rest: { Icon: MinusCircle, fill: 'neutral500', text: 'neutral700' },
} as const satisfies Record<Tone, object>;
