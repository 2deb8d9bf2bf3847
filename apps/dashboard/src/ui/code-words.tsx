import { Code, Group } from '@mantine/core';

/** Words of programs, such as scopes and events; none is broken at the end of a line. */
export function CodeWords({ words }: { words: readonly string[] }) {
  return (
    <Group gap={6}>
      {words.map((word) => (
        <Code key={word}>{word}</Code>
      ))}
    </Group>
  );
}
