import { z } from 'zod';
import { formFields } from './fields';

it('shows a text, a number, a choice and lists, needed or not', () => {
  const fields = z.object({
    id: z.string().trim().min(1),
    count: z.number().int().max(20),
    dateType: z.enum(['7', '15']),
    roles: z.array(z.enum(['STAFF', 'BRAND'])).min(1),
    ids: z.array(z.string()).optional(),
    cursor: z.string().regex(/^\d+$/).optional(),
  });
  expect(formFields(fields)).toEqual([
    { name: 'id', kind: 'text', required: true, choices: [] },
    { name: 'count', kind: 'number', required: true, choices: [] },
    { name: 'dateType', kind: 'choice', required: true, choices: ['7', '15'] },
    { name: 'roles', kind: 'texts', required: true, choices: ['STAFF', 'BRAND'] },
    { name: 'ids', kind: 'texts', required: false, choices: [] },
    { name: 'cursor', kind: 'text', required: false, choices: [] },
  ]);
});

it('shows the fields of an object with a rule over all of them', () => {
  const fields = z.object({ a: z.string().optional() }).refine(({ a }) => a);
  expect(formFields(fields)).toHaveLength(1);
  expect(formFields(z.object({}))).toEqual([]);
});
