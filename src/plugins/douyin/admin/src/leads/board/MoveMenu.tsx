import { IconButton, Menu } from '@strapi/design-system';
import { ArrowsHorizontal } from '@strapi/icons';
import type { PanelLead } from '../../../../contracts/lead-panel';
import { useWords } from '../../shared/words';
import { useChoices } from '../choices';
import { nextStages } from '../next-stages';
import { useStageName } from '../stages';

type MenuProps = { lead: PanelLead; name: string; onMove: (lead: PanelLead, to: string) => void };

/** The way to move a card without dragging it; what the rules do not allow says so. */
export function MoveMenu({ lead, name, onMove }: MenuProps) {
  const words = useWords();
  const stageName = useStageName();
  const { stages } = useChoices();
  const allowed = nextStages(stages, lead.status);
  return (
    <Menu.Root>
      <Menu.Trigger
        tag={IconButton}
        size="XS"
        variant="ghost"
        icon={<ArrowsHorizontal aria-hidden />}
        label={words('lead.board.move', { name })}
        data-testid="douyin-card-move"
      />
      <Menu.Content popoverPlacement="bottom-end">
        {stages
          .filter(({ name: stage }) => stage !== lead.status)
          .map(({ name: stage }) => (
            <Menu.Item
              key={stage}
              onSelect={() => onMove(lead, stage)}
              data-testid={`douyin-move-to-${stage}`}
            >
              {words(allowed.includes(stage) ? 'lead.board.to' : 'lead.board.to.refused', {
                status: stageName(stage),
              })}
            </Menu.Item>
          ))}
      </Menu.Content>
    </Menu.Root>
  );
}
