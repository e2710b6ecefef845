// The library brings no types; what is used of it stands in plain-server.ts.
declare module 'oidc-provider';
