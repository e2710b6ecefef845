import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { LeadView, ViewList } from '../../../../contracts/lead-views';
import { useWords } from '../../shared/words';

type PickerProps = {
  list: ViewList;
  view: LeadView | null;
  isChanged: boolean;
  onPick: (view: LeadView | null) => void;
};

/** The id of the picker; the focus goes there when what had it is done with. */
export const viewPickerId = 'douyin-view-picker';

const allLeads = 'all';

/** Gives the name of a view as the list shows it: whose it is, and whether the page opens with it. */
function useLabel({ ownDefault, sharedDefault }: ViewList): (view: LeadView) => string {
  const words = useWords();
  return ({ id, name, isShared, isMine, ownerName }) => {
    const opens = id === ownDefault || (!ownDefault && id === sharedDefault);
    const whose = isMine ? words('lead.views.mine') : (ownerName ?? words('lead.owner.gone'));
    const notes = [
      ...(isShared ? [words('lead.views.shared-by', { name: whose })] : []),
      ...(opens ? [words('lead.views.opens')] : []),
    ];
    return notes.length > 0
      ? words('lead.views.label', { name, notes: notes.join(words('list.separator')) })
      : name;
  };
}

/** Chooses one of the saved views, or all leads. */
export function ViewPicker({ list, view, isChanged, onPick }: PickerProps) {
  const words = useWords();
  const labelOf = useLabel(list);
  const pick = (next: string | number) => onPick(list.rows.find(({ id }) => id === next) ?? null);
  return (
    <Box id={viewPickerId} width="30rem" maxWidth="100%" data-testid="douyin-view-picker">
      <SingleSelect
        size="S"
        aria-label={words('lead.views.choose')}
        value={view?.id ?? allLeads}
        onChange={pick}
        customizeContent={() =>
          view
            ? isChanged
              ? words('lead.views.changed', { name: view.name })
              : view.name
            : words('lead.views.none')
        }
      >
        <SingleSelectOption value={allLeads}>{words('lead.views.none')}</SingleSelectOption>
        {list.rows.map((row) => (
          <SingleSelectOption key={row.id} value={row.id}>
            {labelOf(row)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
