/** What a search by meaning is about: "someone who understands predictive maintenance". */
import type { Criterion, Span } from './criteria.ts';
import type { Stranger } from './strangers.ts';

export interface Topic {
  /** As it stands in the message; '' where nothing is left to search by meaning. */
  readonly text: string;
  /** Criteria that are part of it: in "predictive maintenance" nobody asks for the maintenance department. */
  readonly uses: readonly Criterion[];
}

/** Words between two parts of one topic ("migration of data to SAP"); with more they are two topics. */
const widestGap = 3;

export function topicOf(message: string, strange: readonly Stranger[], spans: readonly Span[]): Topic {
  const first = strange[0];
  const last = strange.at(-1);
  if (!first || !last) return { text: '', uses: [] };
  const between = message.slice(first.end, last.start);
  if (strange.length > 1 && between.trim().split(/\s+/).length > widestGap + strange.length - 2) {
    return { text: strange.map(stranger => stranger.words).join(' '), uses: [] };
  }
  let { start } = first;
  let { end } = last;
  const uses: Criterion[] = [];
  for (const span of spans) {
    if (span.slot !== 'function' && span.slot !== 'industry') continue;
    const before = /^[\s-]*$/.test(message.slice(span.end, start)) && span.end <= start;
    const after = /^[\s-]*$/.test(message.slice(end, span.start)) && span.start >= end;
    const inside = span.start >= start && span.end <= end;
    if (!before && !after && !inside) continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
    uses.push(span.slot);
  }
  return { text: message.slice(start, end), uses };
}
