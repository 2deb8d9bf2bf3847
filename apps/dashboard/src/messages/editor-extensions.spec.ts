import { MarkdownManager } from '@tiptap/markdown';
import { editorExtensions } from './editor-extensions';

const manager = new MarkdownManager({ extensions: editorExtensions('invitation') });

describe('what the editor makes of Markdown', () => {
  it.each([
    'An account for **{{propertyName}}** is waiting.',
    '{{activationButton}}',
    'Read the [guide]({{instructionGuideUrl}}), {{firstName}}.',
    '[{{firstName}}](https://example.org/a?b=1)',
    '- one\n- *two*\n\n1. first\n2. second',
    '## Pool\n\n> It opens in May.',
    'One\n\nTwo',
  ])('leaves %j as it was', (markdown) => {
    expect(manager.serialize(manager.parse(markdown)).trim()).toBe(markdown);
  });
});
