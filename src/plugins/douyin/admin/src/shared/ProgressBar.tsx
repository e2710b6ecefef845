import { Box } from '@strapi/design-system';

type ProgressBarProps = {
  label: string;
  /** From 0 to 100; null while nobody can say. */
  percent: number | null;
  testId?: string;
};

/** How far something is. */
export function ProgressBar({ label, percent, testId }: ProgressBarProps) {
  return (
    <Box
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      background="neutral150"
      hasRadius
      height="0.8rem"
      width="100%"
      overflow="hidden"
      data-testid={testId}
    >
      <Box
        background={percent === null ? 'primary200' : 'primary600'}
        height="100%"
        width={`${percent ?? 100}%`}
        hasRadius
      />
    </Box>
  );
}
