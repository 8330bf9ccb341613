import { DuetError, type ClientEvent } from '@duet/shared';
import type { CallClient } from './call.ts';

/** A visitor who waits for a call. `client` null: the connection broke, and the place is kept for a while. */
export interface WaitingVisitor {
  client: CallClient | null;
  /** Opens the place again after a broken connection, and then the call: one token from the queue to the end. */
  readonly token: string;
  /** As the visitor asked last: a reloaded page may come back in another language. */
  start: ClientEvent<'call-started'>;
  readonly since: number;
  lostAt: number | null;
}

/** Visitors in the order in which they came. An absent one keeps the place, but nothing waits for one: who is there is let in first. */
export class WaitingLine {
  private readonly visitors: WaitingVisitor[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get length(): number {
    return this.visitors.length;
  }

  has(client: CallClient): boolean {
    return this.visitors.some((visitor) => visitor.client === client);
  }

  /** @throws DuetError `capacity.queue-full` */
  join(visitor: Omit<WaitingVisitor, 'lostAt'>): { visitor: WaitingVisitor; place: number } {
    if (this.visitors.length >= this.limit) throw new DuetError('capacity.queue-full', { limit: this.limit });
    const waiting: WaitingVisitor = { ...visitor, lostAt: null };
    this.visitors.push(waiting);
    return { visitor: waiting, place: this.visitors.length };
  }

  /** The place that the token opens; null when there is none (any more). */
  withToken(token: string): { visitor: WaitingVisitor; place: number } | null {
    const index = this.visitors.findIndex((visitor) => visitor.token === token);
    const visitor = this.visitors[index];
    return visitor === undefined ? null : { visitor, place: index + 1 };
  }

  /** The visitor gave the place up. @returns whether there was one. */
  leave(client: CallClient): boolean {
    const index = this.visitors.findIndex((visitor) => visitor.client === client);
    if (index >= 0) this.visitors.splice(index, 1);
    return index >= 0;
  }

  /** The connection broke: the place stays. @returns whether there was one. */
  lose(client: CallClient, now: number): boolean {
    const visitor = this.visitors.find((candidate) => candidate.client === client);
    if (visitor === undefined) return false;
    visitor.client = null;
    visitor.lostAt = now;
    return true;
  }

  /** Takes the first who is there out of the line. */
  next(): (WaitingVisitor & { client: CallClient }) | null {
    const index = this.visitors.findIndex(({ client }) => client !== null);
    const [visitor] = index < 0 ? [] : this.visitors.splice(index, 1);
    return visitor === undefined ? null : visitor as WaitingVisitor & { client: CallClient };
  }

  /** Gives up the places of those who are away since before `lostBefore`. */
  expire(lostBefore: number): void {
    for (const visitor of [...this.visitors]) if (visitor.lostAt !== null && visitor.lostAt < lostBefore) this.visitors.splice(this.visitors.indexOf(visitor), 1);
  }

  /** Those who are there, each with the place; absent ones count. */
  *present(): Generator<{ client: CallClient; place: number; since: number }> {
    for (const [index, { client, since }] of this.visitors.entries()) if (client !== null) yield { client, place: index + 1, since };
  }
}
