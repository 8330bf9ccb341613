import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from '../schemas.ts';
import { clientEventSchemas, protocolVersion, serverEventSchemas } from './interactive-events.ts';

const text = readFileSync(new URL('../../../../docs/protocol.md', import.meta.url), 'utf8');
const sections = new Map(text.split(/^### /m).slice(1).map((section) => [/^`([a-z-]+)`/.exec(section)?.[1] ?? '', section.split(/^## /m)[0] ?? '']));
const events = Object.entries({ ...clientEventSchemas, ...serverEventSchemas }) as [string, z.ZodObject][];
/** Told once for all events of the server. */
const common = new Set(['at', 'epoch']);

describe('docs/protocol.md', () => {
  it('is of the version that is spoken', () => {
    expect(text).toContain(`Version **${String(protocolVersion)}**`);
  });

  it.each(events)('tells of %s and each of its fields', (name, schema) => {
    const section = sections.get(name);
    expect(section, `no section for ${name}`).toBeDefined();
    const isFromServer = Object.hasOwn(serverEventSchemas, name);
    for (const field of Object.keys(schema.shape)) if (!isFromServer || !common.has(field)) expect(section).toContain(`| \`${field}\` |`);
  });

  it('tells of each value that a field may take', () => {
    for (const [name, schema] of events) {
      for (const [field, type] of Object.entries(schema.shape)) {
        if (type instanceof z.ZodEnum && field !== 'action') for (const option of type.options) expect(sections.get(name), `${name}.${field}`).toContain(`\`${String(option)}\``);
      }
    }
  });

  it('tells of no event that there is not', () => {
    expect([...sections.keys()].filter((name) => !events.some(([known]) => known === name))).toEqual([]);
  });
});
