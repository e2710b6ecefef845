/** The client of seed 004's examples; it exists in development only. */
export const sampleClientId = 'test_client';
