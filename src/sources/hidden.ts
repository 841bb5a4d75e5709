/** Files that systems leave behind in folders and archives; never what the user meant. */
const leftBehind = new Set([
  '__macosx',
  'thumbs.db',
  'desktop.ini',
  '$recycle.bin',
  'system volume information',
  'lost+found',
]);

/** Whether one part of a path is hidden or a system's own. */
export function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || leftBehind.has(name.toLowerCase());
}
