import { useState } from 'react';
import { Flex, TextButton } from '@strapi/design-system';
import type { LeadView } from '../../../../contracts/lead-views';
import { useAllowed } from '../../permissions';
import { Banner } from '../../shared/Banner';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import type { Layout } from '../layout';
import { useFocusOn } from '../use-focus-on';
import type { LeadWhere } from '../use-lead-place';
import { settingsOf } from './settings';
import { useViewCalls, type ViewCalls } from './use-view-calls';
import { ViewActions, viewActionsId } from './ViewActions';
import { ViewDialog } from './ViewDialog';
import { ViewPicker, viewPickerId } from './ViewPicker';
import { RemoveView, StaleView } from './ViewQuestions';
import { useViews } from './views';

type BarProps = { where: LeadWhere; layout: Layout };
type Asked = 'save-as' | 'rename' | 'remove' | null;

/** Saves what is on the screen into the open view, or goes back to what was saved. */
function Saving({ where, layout, calls }: BarProps & { calls: ViewCalls }) {
  const words = useWords();
  const mayShare = useAllowed()('lead.views');
  const { view, place, isChanged } = where;
  const focusOn = useFocusOn();
  if (!view || !isChanged) return null;
  const save = () => {
    focusOn(viewPickerId);
    void calls.change(view, { settings: settingsOf(place, layout) });
  };
  const discard = () => {
    focusOn(viewPickerId);
    where.openView(view);
  };
  const mayChange = view.isShared ? mayShare : view.isMine;
  return (
    <>
      {mayChange ? (
        <SteadyButton size="S" busy={calls.busy} onClick={save} data-testid="douyin-view-update">
          {words('lead.views.save')}
        </SteadyButton>
      ) : null}
      <TextButton onClick={discard} data-testid="douyin-view-reset">
        {words('lead.views.reset')}
      </TextButton>
    </>
  );
}

function Dialogs({
  asked,
  view,
  onClose,
  calls,
  where,
  layout,
}: BarProps & { asked: Asked; view: LeadView | null; onClose: () => void; calls: ViewCalls }) {
  if (asked === 'save-as')
    return (
      <ViewDialog
        view={null}
        busy={calls.busy}
        onSave={(naming) => calls.create({ ...naming, settings: settingsOf(where.place, layout) })}
        onClose={onClose}
      />
    );
  if (!view) return null;
  if (asked === 'rename')
    return (
      <ViewDialog
        view={view}
        busy={calls.busy}
        onSave={(naming) => calls.change(view, naming)}
        onClose={onClose}
        returnTo={() => document.getElementById(viewActionsId)}
      />
    );
  return asked === 'remove' ? <RemoveView view={view} calls={calls} onClose={onClose} /> : null;
}

/** The saved views: choosing, saving, sharing and all else that is done with them. */
export function ViewBar({ where, layout }: BarProps) {
  const words = useWords();
  const { list } = useViews();
  const calls = useViewCalls(where);
  const [asked, setAsked] = useState<Asked>(null);
  const { view, isLost, isChanged, openView } = where;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={2} wrap="wrap" role="group" aria-label={words('lead.views.title')}>
        <ViewPicker list={list} view={view} isChanged={isChanged} onPick={openView} />
        {view ? (
          <ViewActions
            view={view}
            list={list}
            calls={calls}
            onRename={() => setAsked('rename')}
            onRemove={() => setAsked('remove')}
          />
        ) : null}
        <Saving where={where} layout={layout} calls={calls} />
        <SteadyButton
          size="S"
          variant="tertiary"
          onClick={() => setAsked('save-as')}
          data-testid="douyin-view-save-as"
        >
          {words('lead.views.save-as')}
        </SteadyButton>
      </Flex>
      {isLost ? (
        <Banner
          variant="warning"
          title={words('lead.views.lost')}
          onClose={() => openView(null)}
          testId="douyin-view-lost"
        >
          {words('lead.views.lost.text')}
        </Banner>
      ) : null}
      <Dialogs
        asked={asked}
        view={view}
        onClose={() => setAsked(null)}
        calls={calls}
        where={where}
        layout={layout}
      />
      <StaleView calls={calls} />
    </Flex>
  );
}
