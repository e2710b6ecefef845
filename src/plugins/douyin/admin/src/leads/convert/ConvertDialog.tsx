import {
  Button,
  Field,
  Flex,
  Link,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Converted } from '../../../../contracts/lead-convert';
import { useAllowed } from '../../permissions';
import { pagePath } from '../../plugin-id';
import { Await } from '../../shared/Await';
import { Banner } from '../../shared/Banner';
import { FailureBox } from '../../shared/FailureBox';
import { SteadyButton } from '../../shared/SteadyButton';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useWords } from '../../shared/words';
import type { LeadDesk } from '../use-lead';
import { EntryLink } from './EntryLink';
import { OfferView } from './OfferView';
import { useConvert, type Converting } from './use-convert';

/** What stands there while no map is switched on, and who can change that. */
function NoMaps() {
  const words = useWords();
  const maySettle = useAllowed()('lead.settings');
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} data-testid="douyin-convert-none">
      <Typography fontWeight="semiBold">{words('lead.convert.none')}</Typography>
      <Typography>{words(maySettle ? 'lead.convert.none.settle' : 'lead.convert.none.ask')}</Typography>
      {maySettle ? (
        <Link tag={RouterLink} to={pagePath('/lead-settings')}>
          {words('lead.settings.open')}
        </Link>
      ) : null}
    </Flex>
  );
}

function Done({ done }: { done: Converted }) {
  const words = useWords();
  const title = done.isNew ? 'lead.convert.done' : 'lead.convert.found';
  return (
    <Banner variant="success" title={words(title, { type: done.typeName })} testId="douyin-convert-done">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {done.withoutPhone ? words('lead.convert.without-phone.done') : null}
        <EntryLink entry={done} testId="douyin-convert-entry" />
      </Flex>
    </Banner>
  );
}

function Choice({ converting }: { converting: Converting }) {
  const words = useWords();
  const { offers, offer, choose } = converting;
  const rows = offers.data?.rows ?? [];
  if (rows.length < 2) return null;
  return (
    <Field.Root>
      <Field.Label>{words('lead.convert.choose')}</Field.Label>
      <SingleSelect value={offer?.map ?? null} onChange={(next: string | number) => choose(String(next))}>
        {rows.map(({ map, title }) => (
          <SingleSelectOption key={map} value={map}>
            {title}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

function Body({ converting }: { converting: Converting }) {
  const { offers, offer, failure, done } = converting;
  if (done) return <Done done={done} />;
  return (
    <Await of={offers}>
      {() =>
        offer ? (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {failure ? <FailureBox failure={failure} /> : null}
            <Choice converting={converting} />
            <OfferView offer={offer} />
          </Flex>
        ) : (
          <NoMaps />
        )
      }
    </Await>
  );
}

/** Makes an entry of the site's own from the open lead: by which map, what would be written, and what came of it. */
export function ConvertDialog({ desk, onClose }: { desk: LeadDesk; onClose: () => void }) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  const converting = useConvert(desk);
  const { offer, busy, done, convert } = converting;
  const mayConfirm = !done && offer && !offer.done;
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        style={{ maxWidth: '72rem' }}
        data-testid="douyin-convert-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>
            {words('lead.convert.title', { name: desk.lead.nickname || words('lead.nameless') })}
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Body converting={converting} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {words(mayConfirm ? 'action.cancel' : 'action.close')}
          </Button>
          {mayConfirm ? (
            <SteadyButton
              busy={busy}
              idle={Boolean(offer.refused)}
              onClick={() => void convert()}
              data-testid="douyin-convert-confirm"
            >
              {words('lead.convert.confirm', { type: offer.typeName })}
            </SteadyButton>
          ) : null}
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
