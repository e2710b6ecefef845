import { Banner } from '../../shared/Banner';
import { focusMain } from '../../shared/focus-main';
import { SteadyButton } from '../../shared/SteadyButton';
import { useFocusInside } from '../../shared/use-focus-inside';
import { useWords } from '../../shared/words';
import type { Apart } from './use-apart';

/** Says that leads were told apart, with the way back. */
export function ApartBox({ apart }: { apart: Apart }) {
  const words = useWords();
  const { told, busy, takeBack, forget } = apart;
  // The button that was pressed went away with what it was about.
  const box = useFocusInside(told);
  if (!told) return null;
  const undo = (
    <SteadyButton
      size="S"
      variant="secondary"
      busy={busy}
      onClick={() => void takeBack().then(focusMain)}
      data-testid="douyin-apart-undo"
    >
      {words('action.undo')}
    </SteadyButton>
  );
  const leads = told.ids.map((id) => `#${id}`).join(words('list.separator'));
  return (
    <div ref={box}>
      <Banner
        variant="success"
        title={words('lead.apart.done', { leads })}
        action={undo}
        onClose={forget}
        testId="douyin-apart"
      >
        {words('lead.apart.text')}
      </Banner>
    </div>
  );
}
