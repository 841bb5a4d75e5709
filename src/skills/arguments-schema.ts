/** The arguments of the skills as zod schemas, with what a chat model is told of each. */
import { z } from 'zod';
import { industryKeys } from '../domain/industries.ts';
import { functionKeys, seniorityKeys } from '../domain/titles.ts';

const words = (what: string) => z.string().min(1).max(200).optional().describe(what);
const id = z.number().int().positive().optional().describe('Id, only when an earlier turn gave it.');

/** A day that exists: `2026-02-30` is refused here rather than in the database. */
const isoDate = z.iso.date().optional().describe('ISO date: only people we were in touch with since then.');

export const criteria = {
  function: z.enum(functionKeys).optional().catch(undefined).describe('Function of the people asked for.'),
  seniority: z.enum(seniorityKeys).optional().catch(undefined).describe('Seniority of the people asked for.'),
  place: words('City, country or region, by its English name.'),
  since: isoDate,
};

export const whoWeKnowSchema = z.object({
  question: z
    .enum(['at', 'person', 'introduce', 'closest', 'former'])
    .optional()
    .describe(
      'Form: people at a company, who knows a person, who could introduce, who of us is closest, who used to work there.',
    ),
  company: words('Company as the user wrote it.'),
  companyId: id,
  person: words('Person as the user wrote it.'),
  personId: id,
  formerCompany: words('Company where people used to work.'),
  formerCompanyId: id,
  ...criteria,
  offset: z.number().int().min(0).max(10_000).optional().describe('How many were shown before, to page.'),
});

export const findPeopleSchema = z.object({
  ...criteria,
  industry: z.enum(industryKeys).optional().catch(undefined).describe('Industry of their company.'),
  company: words('Company they work at, if named.'),
  companyId: id,
  formerCompany: words('Company they used to work at.'),
  formerCompanyId: id,
  like: words('A contact to find others like.'),
  likeId: id,
  text: words('What is left of the question, to search by meaning.'),
  offset: z.number().int().min(0).max(10_000).optional(),
});

export const onePersonSchema = z.object({
  person: words('Person as the user wrote it.'),
  personId: id,
  company: words('Their company, to tell people of one name apart.'),
  item: z.number().int().positive().optional().describe('Place in the list shown before, from 1.'),
});
