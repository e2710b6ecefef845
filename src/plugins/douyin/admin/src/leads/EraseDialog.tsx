import { Typography } from '@strapi/design-system';
import { ReasonDialog } from '../shared/ReasonDialog';
import { useWords } from '../shared/words';

/** What is asked about one person: to be erased, kept from it, or let go again. */
export type PrivacyAsk = 'erase' | 'hold' | 'release';

type DialogProps = {
  ask: PrivacyAsk;
  name: string;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
  /** Where the focus goes afterwards: the menu that asked is closed by then. */
  returnTo: () => HTMLElement | null;
};

/** Asks why a person is erased or kept from it. */
export function EraseDialog({ ask, name, onConfirm, onClose, returnTo }: DialogProps) {
  const words = useWords();
  return (
    <ReasonDialog
      title={words(`lead.privacy.${ask}.title`, { name })}
      confirm={words(`lead.privacy.${ask}.confirm`)}
      reason={{ label: words('lead.erase.reason'), hint: words('lead.erase.reason.hint') }}
      danger={ask === 'erase'}
      returnTo={returnTo}
      onConfirm={onConfirm}
      onClose={onClose}
      testId="douyin-privacy-dialog"
    >
      <Typography textAlign="center">{words(`lead.privacy.${ask}.text`)}</Typography>
    </ReasonDialog>
  );
}
