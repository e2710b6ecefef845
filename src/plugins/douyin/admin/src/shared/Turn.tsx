import { Flex, Typography } from '@strapi/design-system';
import { SteadyButton } from './SteadyButton';
import { useWords } from './words';

type TurnProps = {
  page: number;
  pages: number;
  busy: boolean;
  onTurn: (page: number) => void;
  /** What its buttons are found by: `<testId>-newer` and `<testId>-older`. */
  testId: string;
};

/** Turns the pages of a dialog, which has no address of its own to keep them in; nothing where there is one page. */
export function Turn({ page, pages, busy, onTurn, testId }: TurnProps) {
  const words = useWords();
  if (pages < 2) return null;
  return (
    <Flex tag="nav" aria-label={words('history.pages')} gap={3} justifyContent="center">
      <SteadyButton
        size="S"
        variant="tertiary"
        idle={page === 1 || busy}
        onClick={() => onTurn(page - 1)}
        data-testid={`${testId}-newer`}
      >
        {words('history.newer')}
      </SteadyButton>
      <Typography variant="pi" aria-live="polite">
        {words('history.page', { page, pages })}
      </Typography>
      <SteadyButton
        size="S"
        variant="tertiary"
        idle={page === pages || busy}
        onClick={() => onTurn(page + 1)}
        data-testid={`${testId}-older`}
      >
        {words('history.older')}
      </SteadyButton>
    </Flex>
  );
}
