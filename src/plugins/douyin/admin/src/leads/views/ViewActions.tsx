import { IconButton, Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import type { LeadView, ViewList } from '../../../../contracts/lead-views';
import { useAllowed } from '../../permissions';
import { useWords } from '../../shared/words';
import type { ViewCalls } from './use-view-calls';

/** The id of the button that opens them; the focus comes back to it. */
export const viewActionsId = 'douyin-view-actions';

type ActionsProps = {
  view: LeadView;
  list: ViewList;
  calls: ViewCalls;
  onRename: () => void;
  onRemove: () => void;
};

/** What can be done with the view that is open, besides saving it. */
export function ViewActions({ view, list, calls, onRename, onRemove }: ActionsProps) {
  const words = useWords();
  const mayShare = useAllowed()('lead.views');
  const mayChange = view.isShared ? mayShare : view.isMine;
  const isOwn = list.ownDefault === view.id;
  const isShared = list.sharedDefault === view.id;
  const sharing = view.isShared ? 'lead.views.unshare' : 'lead.views.share';
  return (
    <Menu.Root>
      <Menu.Trigger
        id={viewActionsId}
        tag={IconButton}
        size="S"
        icon={<More aria-hidden />}
        label={words('lead.views.actions', { name: view.name })}
        data-testid="douyin-view-actions"
      />
      <Menu.Content popoverPlacement="bottom-start">
        <Menu.Item
          onSelect={() => void calls.open('own', isOwn ? null : view)}
          data-testid="douyin-view-own-default"
        >
          {words(isOwn ? 'lead.views.open.own.not' : 'lead.views.open.own')}
        </Menu.Item>
        {mayShare && view.isShared ? (
          <Menu.Item onSelect={() => void calls.open('shared', isShared ? null : view)}>
            {words(isShared ? 'lead.views.open.shared.not' : 'lead.views.open.shared')}
          </Menu.Item>
        ) : null}
        {mayShare && view.isMine ? (
          <Menu.Item
            onSelect={() => void calls.change(view, { isShared: !view.isShared })}
            data-testid="douyin-view-share"
          >
            {words(sharing)}
          </Menu.Item>
        ) : null}
        {mayChange ? (
          <Menu.Item onSelect={onRename} data-testid="douyin-view-rename">
            {words('lead.views.rename')}
          </Menu.Item>
        ) : null}
        {mayChange ? (
          <Menu.Item variant="danger" onSelect={onRemove} data-testid="douyin-view-remove">
            {words('lead.views.remove')}
          </Menu.Item>
        ) : null}
      </Menu.Content>
    </Menu.Root>
  );
}
