// Sent reply: a reply of the hub on its way to the page, without what episodes repeat of those before.
//
// Each episode makes all durable calls of its execution again, and each record of one tells them. Here only what is new of
// them crosses; the page's records share the rest.

import type { HubRecord } from '#core';
import { CallsReceiver, CallsSender, withoutStandings, withStandings, type SentCalls } from '#worker/sent-calls';
import type { HubReply, TapeNews } from './session-messages.ts';

/** A record whose calls are sent beside it. */
type SentRecord = HubRecord | { readonly thin: Extract<HubRecord, { kind: 'episode' }>; readonly sent: SentCalls };

/** A reply as it crosses. */
export interface SentReply extends Omit<HubReply, 'news'> {
  readonly news: readonly (Omit<TapeNews, 'records'> & { readonly records: readonly SentRecord[] })[];
}

/** The hub's end. */
export class ReplySender {
  readonly #calls = new CallsSender();

  /** Sends a reply by `post`. */
  send(reply: HubReply, post: (sent: SentReply) => void): void {
    const news = reply.news.map((one) => ({ ...one, records: one.records.map((record) => this.#sentOf(record)) }));
    try {
      post({ ...reply, news });
    } catch (error) {
      this.#calls.forget();
      throw error;
    }
  }

  #sentOf(record: HubRecord): SentRecord {
    if (record.kind !== 'episode') return record;
    const { calls, runs } = record;
    const sent = this.#calls.send({ calls, standings: (runs ?? []).map(({ standings }) => standings) });
    if (!sent) return record;
    return { thin: { ...record, calls: [], ...(runs ? { runs: withoutStandings(runs) } : {}) }, sent };
  }
}

/** The page's end. */
export class ReplyReceiver {
  readonly #calls = new CallsReceiver();

  /** The reply that was sent. */
  receive(reply: SentReply): HubReply {
    const news = reply.news.map((one) => ({ ...one, records: one.records.map((record) => this.#wholeOf(record)) }));
    return { ...reply, news };
  }

  #wholeOf(record: SentRecord): HubRecord {
    if (!('thin' in record)) return record;
    const { calls, standings } = this.#calls.receive(record.sent);
    const { runs } = record.thin;
    return { ...record.thin, calls, ...(runs ? { runs: withStandings(runs, standings) } : {}) };
  }
}
