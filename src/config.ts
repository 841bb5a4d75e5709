/** The only reader of the environment: one schema, every problem in one message. */
import { z } from 'zod';

const optional = z
  .string()
  .trim()
  .transform(text => (text === '' ? undefined : text))
  .optional();
const number = (fallback: number, least: number, most: number) =>
  z.coerce.number().min(least).max(most).default(fallback);

/** Each setting's description is the text of the README's table and of `.env.example`. */
export const settings = z
  .object({
    DATABASE_URL: optional.describe(
      'A Postgres server, 15 or newer, with pgvector. Empty: the embedded database in the data folder.',
    ),
    ACQUAINT_DATA: optional.describe(
      'The data folder. Empty: `.acquaint/company`, or `.acquaint/demo` until something was imported.',
    ),
    ACQUAINT_LANGUAGE: z
      .enum(['en', 'pl', 'cs', 'de', 'fa'])
      .default('en')
      .describe('Language of answers where neither the question nor the colleague shows one.'),
    OPENAI_API_KEY: optional.describe(
      'Key of an OpenAI-compatible chat model. Empty: the embedded interpreter understands alone.',
    ),
    OPENAI_BASE_URL: optional.describe('Address of the model server. Empty: the default of OpenAI.'),
    OPENAI_MODEL: z.string().default('gpt-4.1-mini').describe('The chat model that chooses what a question asks for.'),
    OPENAI_EMBEDDING_MODEL: optional.describe(
      'Embeddings through the same server. Empty: the bundled English embedder.',
    ),
    ACQUAINT_MODEL_SECONDS: number(8, 1, 120).describe(
      'Seconds the chat model may take before the interpreter answers.',
    ),
    ACQUAINT_TURN_DAYS: number(30, 1, 3650).describe('Days after which the words of questions are deleted.'),
    ACQUAINT_STRONG: number(0.72, 0, 1).describe('Least strength called strong.'),
    ACQUAINT_WARM: number(0.6, 0, 1).describe('Least strength called warm.'),
    ACQUAINT_FAINT: number(0.02, 0, 1).describe('Least strength called faint.'),
    ACQUAINT_LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error'])
      .default('info')
      .describe('What goes to `acquaint.log` in the data folder.'),
  })
  .refine(found => found.ACQUAINT_STRONG > found.ACQUAINT_WARM && found.ACQUAINT_WARM > found.ACQUAINT_FAINT, {
    path: ['ACQUAINT_STRONG'],
    message: 'ACQUAINT_STRONG must be above ACQUAINT_WARM, and that above ACQUAINT_FAINT',
  });

export type Config = z.infer<typeof settings>;

/** @throws one error that names every setting that is wrong, and why */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const known = Object.fromEntries(
    Object.keys(settings.shape).flatMap(name =>
      environment[name] === undefined || environment[name] === '' ? [] : [[name, environment[name]]],
    ),
  );
  const parsed = settings.safeParse(known);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`These settings cannot be used:\n${problems.join('\n')}\nThe README's table says what each may be.`);
}
