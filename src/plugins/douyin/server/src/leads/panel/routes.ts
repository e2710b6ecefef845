import { leadPanelContracts as contracts } from '../../../../contracts/lead-panel';
import { panelRoute } from '../rights/http';

/** Routes that only the panel has. */
export const panelOnly = [
  panelRoute(contracts.total, 'lead-panel.total', 'read'),
  panelRoute(contracts.choices, 'lead-panel.choices', 'read'),
  panelRoute(contracts.change, 'lead-panel.change', 'update'),
  panelRoute(contracts.changeNote, 'lead-timeline.editNote', 'update'),
  panelRoute(contracts.lookalikes, 'lead-panel.lookalikes', 'read'),
];
