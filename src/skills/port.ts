/** What a skill is: a tool with a schema, a run that reads as the audience, and a card for its result. */
import type { z } from 'zod';
import type { Audience } from '../access/port.ts';
import type { Card } from '../cards/card.ts';
import type { Faults, Filled, Form } from '../cards/form.ts';
import type { WhoQuestion } from '../domain/answer.ts';
import type { ActivityType, Proposal } from '../domain/proposal.ts';
import type { Language } from '../words/port.ts';

export type SkillName = 'who-we-know' | 'find-people' | 'more' | 'why' | 'log-interaction';

/** `proposed`: shown, to be saved or not; nothing is written yet. `declined`: the bot does not do this and says what it can do. `failed`: something broke; a reference is shown. */
export type Outcome = 'answered' | 'proposed' | 'choices' | 'nothing' | 'declined' | 'failed';

/**
 * What was asked, complete after a follow-up has been merged in. Words as the user wrote them until a stored name was
 * found, then the stored name. `…Id` are set by a button, a number or a name picked from choices.
 */
export interface Arguments {
  /** Which form of who-we-know was asked; absent: `at` with a company, `person` with a person. */
  question?: WhoQuestion;
  company?: string;
  companyId?: number;
  /** Several were named, of which one is meant. */
  companyIds?: readonly number[];
  person?: string;
  personId?: number;
  /** People who used to work there. */
  formerCompany?: string;
  formerCompanyId?: number;
  /** A key of domain/titles: `procurement`, `engineering`, … */
  function?: string;
  /** A key of domain/titles: `c-level`, `head`, … */
  seniority?: string;
  /** A key of domain/industries: `healthcare`, … */
  industry?: string;
  /** A city or country, by the English name of domain/places where it is known there. */
  place?: string;
  /** ISO date: only people we were in touch with since then. */
  since?: string;
  /** People like this contact. */
  like?: string;
  likeId?: number;
  /** Free words to search by meaning. */
  text?: string;
  /** Of log-interaction: the message, in the colleague's own words. */
  said?: string;
  /** 1: `said` is somebody else's, so it is in no turn's arguments: it stays beside the turn until its card is decided on. */
  quoted?: number;
  /** `task`: nothing was done yet, something is to be done. */
  activity?: ActivityType | 'task';
  /** Day and hour as they were said; `whenId` (20261127) where the day was picked. */
  when?: string;
  whenId?: number;
  /** Minutes. */
  duration?: number;
  ended?: string;
  /** Everybody named, beside `person`; those already found. */
  people?: readonly string[];
  contactIds?: readonly number[];
  /** Words that tell which deal. `dealId` 0: none. */
  deal?: string;
  dealId?: number;
  /** "The other deal": not this one. */
  notDealId?: number;
  tasks?: readonly { readonly what: string; readonly due?: string | undefined }[];
  /** Another day for the first task, in words; `dueId` where it was picked. */
  due?: string;
  dueId?: number;
  stage?: string;
  amount?: string;
  closeDate?: string;
  /** Somebody new was agreed to be new (1), or a company nobody knows. */
  newPersonId?: number;
  newCompanyId?: number;
  /** Pieces of a proposal left out, from 1; `piece`: the one that was clicked. */
  leftOut?: readonly number[];
  rest?: string;
  piece?: number;
  /** 1-based place in the list shown before ("the second"). */
  item?: number;
  /** First view shows five people; "more" pages. */
  offset?: number;
}

/** What a thread remembers of a turn: never rows, only what was asked and which ids were shown, in order. */
export interface Shown {
  /** `day`: the id is 20261127. */
  readonly kind: 'contact' | 'account' | 'colleague' | 'deal' | 'day';
  readonly id: number;
}

export interface SkillResult {
  readonly skill: SkillName;
  readonly arguments: Arguments;
  readonly outcome: Outcome;
  /** Typed per skill; `people[]` where people are shown. */
  readonly result: unknown;
  readonly card: Card;
  readonly shown: readonly Shown[];
  /** Set with outcome `choices`: the argument a pick fills in. */
  readonly choosing?: 'company' | 'person' | 'formerCompany' | 'like' | 'deal' | 'when' | 'due';
}

export interface SkillContext {
  readonly audience: Audience;
  readonly now: Date;
  readonly language: Language;
}

export interface Skill {
  readonly name: SkillName;
  /** From skills/<name>/SKILL.md: what a chat model reads to choose. */
  readonly description: string;
  readonly schema: z.ZodObject;
  readonly effect: 'read' | 'propose';
  run(args: Arguments, context: SkillContext): Promise<SkillResult>;
}

/** The form in which what is proposed can be changed. What it offers and takes is what the audience may see. */
export interface ProposalForms {
  /** Filled in as the proposal stands. */
  of(proposal: Proposal, context: SkillContext): Promise<Form>;
  /** What was filled in, as arguments that propose it. */
  read(
    proposal: Proposal,
    filled: Filled,
    context: SkillContext,
  ): Promise<{ readonly arguments: Arguments } | { readonly faults: Faults }>;
}
