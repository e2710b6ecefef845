import { Button, type ButtonProps } from '@strapi/design-system';
import { Loader } from '@strapi/icons';
import { keyframes, styled } from 'styled-components';

const turn = keyframes`
  to { transform: rotate(360deg); }
`;

const Turning = styled(Loader)`
  @media (prefers-reduced-motion: no-preference) {
    animation: ${turn} 2s linear infinite;
  }
`;

type SteadyButtonProps = ButtonProps & {
  /** What it was pressed for is on the way. */
  busy?: boolean;
  /** Pressing it does nothing for the moment. */
  idle?: boolean;
};

/** A button that keeps the focus while it works or rests; one that is `disabled` loses it, and the keyboard its place. */
export function SteadyButton({ busy = false, idle = false, startIcon, onClick, ...rest }: SteadyButtonProps) {
  const resting = busy || idle;
  return (
    <Button
      {...rest}
      startIcon={busy ? <Turning aria-hidden /> : startIcon}
      aria-busy={busy}
      aria-disabled={resting}
      onClick={resting ? undefined : onClick}
    />
  );
}
