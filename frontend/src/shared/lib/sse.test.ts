import { describe, expect, it } from 'vitest';

import { EventParser, readEvents } from './sse';

describe('EventParser', () => {
  it('reads events that arrive in any pieces', () => {
    const text = ': hello\n\nid: 3\nevent: progress\ndata: {"step":\ndata: "verify"}\n\nevent:done\r\ndata:x\r\n\r\n';
    const expected = [
      { event: 'progress', data: '{"step":\n"verify"}', id: '3' },
      { event: 'done', data: 'x', id: '3' },
    ];
    for (let size = 1; size <= text.length; size += 1) {
      const parser = new EventParser();
      const found = [];
      for (let at = 0; at < text.length; at += size) found.push(...parser.push(text.slice(at, at + size)));
      expect(found).toEqual(expected);
    }
  });

  it('drops an event without data, and one that was cut off', () => {
    expect(new EventParser().push('event: progress\n\ndata: half')).toEqual([]);
  });
});

describe('readEvents', () => {
  it('keeps letters whole that are split between two pieces', async () => {
    const bytes = new TextEncoder().encode('data: Müsli\n\n');
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
        controller.close();
      },
    });
    const found = [];
    for await (const event of readEvents(new Response(stream))) found.push(event.data);
    expect(found).toEqual(['Müsli']);
  });
});
