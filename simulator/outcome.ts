import type { Call, Fields } from './call';
import type { Rejection } from './codes';
import type { EnvelopeName } from './envelopes';
import type { World } from './world';

/** A successful business answer: what goes into `data`, and what some APIs put beside it. */
export type Success = { data: Fields; beside?: Fields };

/** A page for people, with the nonce its own style and script carry, and where its form may lead beside here. */
export type Page = { html: string; nonce: string; formTarget?: string };

/** Waits in real time; ends early when the simulator closes or when `until` is aborted. */
export type Wait = (ms: number, until?: AbortSignal) => Promise<void>;

/** What an endpoint decided; the envelope puts it on the wire. */
export type Outcome = Success | Page | Rejection;

/** One address of the platform. */
export type Endpoint = {
  /** Short name for faults and calls, e.g. `access_token`. */
  name: string;
  /** Without a trailing slash; the platform treats both as equal. */
  path: string;
  methods: string[];
  /** Methods that pass only with `tolerateLegacyForms`. */
  legacyMethods?: string[];
  envelope: EnvelopeName;
  answer: (world: World, call: Call, wait: Wait) => Outcome | Promise<Outcome>;
  /** Whose call it is, where that is told otherwise than on the Douyin side. */
  callerOf?: (world: World, call: Call) => string | undefined;
};
