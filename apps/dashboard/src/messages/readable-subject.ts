/** A subject as staff read it in lists and titles: the community's name is the same for everyone, the rest differs. */
export function readableSubject(subject: string, communityName: string): string {
  return subject.replaceAll(/\{\{\s*communityName\s*\}\}/g, () => communityName);
}
