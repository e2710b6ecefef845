import { Typography } from '@strapi/design-system';
import { useMoments } from './moments';

type MomentProps = { at: string | null; tone?: 'neutral600' | 'neutral800' };

/** A moment as its distance from now; the full date shows on hover and to screen readers. */
export function Moment({ at, tone = 'neutral800' }: MomentProps) {
  const { full, distance } = useMoments();
  if (!at) return <Typography textColor="neutral600">–</Typography>;
  return (
    <Typography textColor={tone} tag="time" dateTime={at} title={full(at)}>
      {distance(at)}
    </Typography>
  );
}
