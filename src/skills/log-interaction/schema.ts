/** The arguments of log-interaction: words as they were said; the skill finds the records, the days and the numbers. */
import { z } from 'zod';
import { activityOutcome, activityType } from '../../domain/proposal.ts';

const words = (what: string, most = 200) => z.string().min(1).max(most).optional().describe(what);
const id = z.number().int().nonnegative().optional();

export const logInteractionSchema = z.object({
  said: words('The whole message in the user’s own words, not rewritten and not shortened.', 2000),
  quoted: z.number().int().optional().describe('1 only to correct an earlier turn that has it.'),
  rest: words('What the message tells besides, of something else that was done: it is not written.', 2000),
  activity: z
    .enum([...activityType.options, 'task'])
    .optional()
    .catch(undefined)
    .describe('What was done; `task` where nothing was done yet ("remind me to …").'),
  when: words('When it was done, in the words of the user ("on Tuesday at ten"); leave out for today.'),
  duration: z.number().positive().max(1440).optional().describe('How long it took, in minutes, only if said.'),
  ended: z.enum(activityOutcome.options).optional().catch(undefined).describe('How it ended, only if said.'),
  people: z
    .array(z.string().min(1).max(200))
    .max(10)
    .optional()
    .describe('Those it was done with, as they were named.'),
  company: words('Their company as it was named.'),
  deal: words('Words that tell which deal, if any were said; "other" for the other one.'),
  tasks: z
    .array(
      z.object({
        what: z.string().min(1).max(300).describe('What is to be done, in the words of the user, without the day.'),
        due: z.string().max(100).optional().describe('The day in the words of the user: "by Friday".'),
      }),
    )
    .max(5)
    .optional()
    .describe('What is to be done next, by us or by them.'),
  due: words('Of a correction: another day for the first task, in the words of the user.'),
  stage: words('The stage the deal moves to, only if the user says that it moves; "won" or "lost".'),
  amount: words('The new amount of the deal with its currency, as said; never a budget or a number of seats.'),
  closeDate: words('The new day on which the deal closes, as said.'),
  companyId: id,
  companyIds: z.array(z.number().int()).optional(),
  person: words('One name that an earlier turn asked about.'),
  personId: id,
  dealId: id,
  notDealId: id,
  whenId: id,
  dueId: id,
  newPersonId: id,
  newCompanyId: id,
  contactIds: z.array(z.number().int()).optional(),
  /** Pieces left out, from 1 as the card shows them, and the one that was clicked. */
  leftOut: z.array(z.number().int()).optional(),
  piece: z.number().int().optional(),
});
