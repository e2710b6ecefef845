import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { webhookInboxContracts, type DeliveryDetail } from '../../../contracts/webhook-inbox';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { CodeBlock } from '../shared/CodeBlock';
import { prettyJson } from '../shared/pretty-json';
import { ReasonDialog } from '../shared/ReasonDialog';
import { useWords } from '../shared/words';

type RevealProps = { id: string; onBody: (body: string | null) => void };

function Reveal({ id, onBody }: RevealProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const reveal = async (reason: string) => {
    const { body } = await callApi(webhookInboxContracts.reveal, { params: { id }, body: { reason } });
    onBody(body);
  };
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Eye />}
        onClick={() => setAsking(true)}
        data-testid="douyin-webhook-reveal"
      >
        {words('webhook.reveal.button')}
      </Button>
      {asking ? (
        <ReasonDialog
          title={words('webhook.reveal.title')}
          confirm={words('webhook.reveal.confirm')}
          reason={{ label: words('webhook.reason'), hint: words('webhook.reason.hint') }}
          onConfirm={reveal}
          onClose={() => setAsking(false)}
          testId="douyin-webhook-reveal-dialog"
        >
          <Typography>{words('webhook.reveal.text')}</Typography>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** What a delivery says: with personal data blotted out, until somebody asks and says why. */
export function Payload({ delivery: { id, masked } }: { delivery: DeliveryDetail }) {
  const words = useWords();
  const mayReveal = useAllowed()('webhook.reveal');
  const [body, setBody] = useState<string | null>(null);
  const shown = body ?? masked;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {shown === null ? (
        <Typography textColor="neutral600">{words('webhook.payload.none')}</Typography>
      ) : (
        <CodeBlock
          what={words(body === null ? 'webhook.payload.masked' : 'webhook.payload')}
          text={prettyJson(shown)}
          testId="douyin-webhook-payload"
        />
      )}
      {mayReveal && body === null ? (
        <Flex>
          <Reveal id={id} onBody={setBody} />
        </Flex>
      ) : null}
    </Flex>
  );
}
