import { describe, expect, it } from 'vitest';
import { loadPhrasings, loadPrompt, loadSkillPages, readSkillPage } from '../../src/agent/load-skills.ts';
import { languages } from '../../src/words/port.ts';

const slots = 'company person former_company colleague function seniority industry place since item like text word';

describe('the skills’ pages', () => {
  it('have a name like their folder, a description and their own tool', async () => {
    const pages = await loadSkillPages('skills');
    expect([...pages.keys()].sort()).toEqual(['find-people', 'log-interaction', 'more', 'who-we-know', 'why']);
    for (const [folder, page] of pages) {
      expect(page.name).toBe(folder);
      expect(page.description.length).toBeGreaterThan(40);
      expect(page.allowedTools).toEqual([folder]);
      expect(page.body).not.toBe('');
    }
  });

  it('are part of what a chat model is told, after the task', async () => {
    const prompt = await loadPrompt('prompts', await loadSkillPages('skills'));
    expect(prompt.indexOf('You choose a tool')).toBe(0);
    expect(prompt).toContain('## who-we-know');
    expect(prompt.length).toBeLessThan(8_000);
  });

  it('say what is missing', () => {
    expect(() => readSkillPage('# no frontmatter', 'skills/x/SKILL.md')).toThrow('skills/x/SKILL.md');
    expect(() => readSkillPage('---\nname: x\n---\nText', 'x')).toThrow('description');
  });
});

describe('the phrasings', () => {
  it('are rich in every language', async () => {
    const phrasings = await loadPhrasings('skills');
    const least = { 'who-we-know': 60, 'find-people': 60, more: 25, why: 25, none: 60 };
    for (const language of languages) {
      for (const [skill, lines] of Object.entries(least)) {
        const own = phrasings.filter(phrasing => phrasing.skill === skill && phrasing.language === language);
        expect(own.length, `${skill} in ${language}`).toBeGreaterThanOrEqual(lines);
      }
    }
  });

  it('use only slots there are', async () => {
    const known = new Set(slots.split(' ').map(slot => `{${slot}}`));
    for (const { line } of await loadPhrasings('skills')) {
      for (const slot of line.match(/\{[^}]*\}?/g) ?? []) expect(known, line).toContain(slot);
    }
  });

  it('never give one line two meanings', async () => {
    const meaning = new Map<string, string>();
    const contradictions: string[] = [];
    for (const { skill, form, language, line } of await loadPhrasings('skills')) {
      if (form === 'before' || form === 'after') continue;
      const key = `${language} ${line.toLowerCase().replace(/[?؟.!]/g, '')}`;
      const earlier = meaning.get(key);
      if (earlier && earlier !== skill) contradictions.push(`${key}: ${earlier} and ${skill}`);
      meaning.set(key, skill);
    }
    expect(contradictions).toEqual([]);
  });
});
