import { useState } from 'react';
import { Menu } from '@strapi/design-system';
import { More } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { leadPrivacyContracts as contracts } from '../../../contracts/lead-privacy';
import { callApi, fetchFile } from '../api';
import { useAllowed } from '../permissions';
import { saveFile } from '../shared/save-file';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { EraseDialog, type PrivacyAsk } from './EraseDialog';
import type { LeadDesk } from './use-lead';

type MenuProps = { desk: LeadDesk; onGone: () => void };

const menuId = 'douyin-lead-menu';
const menuButton = () => document.getElementById(menuId);

/** Does what was asked about a person. */
function usePrivacy({ desk, onGone }: MenuProps) {
  const words = useWords();
  const showFailure = useShowFailure();
  const { toggleNotification } = useNotification();
  const id = desk.lead.leadId;
  const params = { id };
  const tell = (key: string) => toggleNotification({ type: 'success', message: words(key) });
  const hold = async (held: boolean, reason: string) => {
    const answer = await callApi(contracts.hold, { params, body: { held, reason } });
    desk.answer.change((lead) => ({ ...lead, held: answer.held }));
    desk.told();
  };
  return {
    save: async () => {
      try {
        saveFile(await fetchFile(contracts.person, { params }), `person-${id}.json`);
        tell('lead.privacy.saved');
      } catch (thrown) {
        showFailure(thrown);
      }
    },
    act: async (ask: PrivacyAsk, reason: string) => {
      if (ask !== 'erase') return hold(ask === 'hold', reason);
      await callApi(contracts.erase, { params, body: { reason } });
      tell('lead.privacy.erased');
      onGone();
    },
  };
}

/** What is rarely done with a lead: all that is stored of the person handed out, kept, or erased. */
export function LeadMenu(props: MenuProps) {
  const { held, nickname } = props.desk.lead;
  const words = useWords();
  const allowed = useAllowed();
  const { save, act } = usePrivacy(props);
  const [asked, setAsked] = useState<PrivacyAsk | null>(null);
  const maySave = allowed('lead.reveal');
  const mayErase = allowed('lead.erase');
  if (!maySave && !mayErase) return null;
  const kept = held ? 'release' : 'hold';
  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          id={menuId}
          variant="ghost"
          size="S"
          aria-label={words('lead.menu')}
          endIcon={<More aria-hidden />}
          data-testid="douyin-lead-menu"
        />
        <Menu.Content popoverPlacement="bottom-end" zIndex={5}>
          {maySave ? (
            <Menu.Item onSelect={() => void save()} data-testid="douyin-lead-save-person">
              {words('lead.privacy.save')}
            </Menu.Item>
          ) : null}
          {mayErase ? (
            <>
              <Menu.Item onSelect={() => setAsked(kept)} data-testid="douyin-lead-hold">
                {words(`lead.privacy.${kept}`)}
              </Menu.Item>
              <Menu.Item
                variant="danger"
                disabled={held}
                onSelect={() => setAsked('erase')}
                data-testid="douyin-lead-erase"
              >
                {words('lead.privacy.erase')}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Content>
      </Menu.Root>
      {asked ? (
        <EraseDialog
          ask={asked}
          name={nickname || words('lead.nameless')}
          onConfirm={(reason) => act(asked, reason)}
          onClose={() => setAsked(null)}
          returnTo={menuButton}
        />
      ) : null}
    </>
  );
}
