// A story starts real servers: seconds, not milliseconds.
jest.setTimeout(180_000);
