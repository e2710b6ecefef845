import { Flex, Typography } from '@strapi/design-system';
import { importFields } from '../../../contracts/lead-columns';
import type { ImportView, RowProblem } from '../../../contracts/lead-files';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { useColumnName } from './use-column-name';

function useProblemField(): (problem: RowProblem) => string {
  const columnName = useColumnName();
  return ({ field }) => {
    const known = importFields.find((one) => one === field);
    return known ? columnName(known) : (field ?? '–');
  };
}

/** The first rows that are not taken, and why. */
export function ImportProblems({ view: { problems, counts } }: { view: ImportView }) {
  const words = useWords();
  const fieldOf = useProblemField();
  if (problems.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="delta">
        {words('lead.import.problems', { count: counts.rejected })}
      </Typography>
      <Table aria-label={words('lead.import.problems.label')} data-testid="douyin-import-problems">
        <Thead>
          <tr>
            {(['row', 'field', 'why'] as const).map((name) => (
              <Th key={name}>{words(`lead.import.problem.${name}`)}</Th>
            ))}
          </tr>
        </Thead>
        <Tbody>
          {problems.map((problem, place) => (
            <Tr key={`${problem.row} ${problem.field} ${place}`}>
              <Td>
                <Typography>{problem.row}</Typography>
              </Td>
              <Td>
                <Typography>{fieldOf(problem)}</Typography>
              </Td>
              <Td>
                <Typography title={problem.message}>{words(`lead.import.fault.${problem.fault}`)}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Flex>
  );
}
