import { useEffect, useRef } from 'react';
import { Flex } from '@strapi/design-system';
import { useParams } from 'react-router-dom';
import type { ImportStage, ImportView } from '../../../contracts/lead-files';
import { ChoicesProvider } from '../leads/choices';
import { Await } from '../shared/Await';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { BackLink } from '../shared/BackLink';
import { isGoing, isWaiting } from './import-stage';
import { ImportEnd } from './ImportEnd';
import { ImportFacts, importHeadingId } from './ImportFacts';
import { ImportGoing } from './ImportGoing';
import { ImportSetup } from './ImportSetup';
import { useImport, type Importing } from './use-import';

/** A step that is over takes its buttons along: the focus goes to the heading, which tells where it stands. */
function useFocusOnStep(stage: ImportStage): void {
  const before = useRef(stage);
  useEffect(() => {
    const isNew = before.current !== stage;
    before.current = stage;
    const isLost = !document.activeElement || document.activeElement === document.body;
    if (isNew && isLost) document.getElementById(importHeadingId)?.focus();
  }, [stage]);
}

function Step({ view, importing }: { view: ImportView; importing: Importing }) {
  useFocusOnStep(view.stage);
  const Part = isGoing(view) ? ImportGoing : isWaiting(view) ? ImportSetup : ImportEnd;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <ImportFacts view={view} />
      <Part view={view} importing={importing} />
    </Flex>
  );
}

function Import({ id }: { id: string }) {
  const importing = useImport(id);
  return <Await of={importing.answer}>{(view) => <Step view={view} importing={importing} />}</Await>;
}

/** One import from its file to its end; its address leads back to where it stands. */
export function ImportPage() {
  const words = useWords();
  const { id = '' } = useParams();
  return (
    <Screen
      title={words('lead.import.title')}
      needs="lead.import"
      back={<BackLink to="/leads/imports">{words('lead.files.back.imports')}</BackLink>}
    >
      <ChoicesProvider>
        <Import key={id} id={id} />
      </ChoicesProvider>
    </Screen>
  );
}
