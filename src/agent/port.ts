/** The agent as others see it: types only. */
export type { Agent } from './agent.ts';
export type { TurnLine } from './memory.ts';
export type { Answer, Turn } from './turn.ts';
