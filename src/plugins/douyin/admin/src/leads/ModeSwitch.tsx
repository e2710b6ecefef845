import { IconButton, IconButtonGroup } from '@strapi/design-system';
import { ArrowDown, GridFour, List } from '@strapi/icons';
import { useWords } from '../shared/words';
import { viewModes } from '../../../contracts/lead-views';
import type { ViewMode } from './lead-place';

const icons: Record<ViewMode, typeof List> = { table: List, scroll: ArrowDown, board: GridFour };

/** Shows the leads page by page, without end, or as a board. */
export function ModeSwitch({ mode, onChange }: { mode: ViewMode; onChange: (mode: ViewMode) => void }) {
  const words = useWords();
  return (
    <IconButtonGroup role="group" aria-label={words('lead.mode')}>
      {viewModes.map((one) => {
        const Icon = icons[one];
        return (
          <IconButton
            key={one}
            size="S"
            variant={one === mode ? 'secondary' : 'tertiary'}
            label={words(`lead.mode.${one}`)}
            aria-pressed={one === mode}
            onClick={() => onChange(one)}
            data-testid={`douyin-mode-${one}`}
          >
            <Icon />
          </IconButton>
        );
      })}
    </IconButtonGroup>
  );
}
