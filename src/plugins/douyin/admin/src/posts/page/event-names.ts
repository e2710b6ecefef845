/** Lines of a history that stand for no stage. */
export const eventNames = [
  'edited',
  'consented',
  'approved',
  'begun',
  'late',
  'upload-begun',
  'upload-resumed',
  'uploaded',
  'found',
  'retried',
  'settled',
  'review-left',
  'other-person',
] as const;
