// The editor of a message: Markdown in and out, merge fields as chips. On a page of its own, for it is heavy.
import '@mantine/core/styles/Typography.layer.css';
import '@mantine/tiptap/styles.layer.css';
import { Input } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import { useEditor } from '@tiptap/react';
import type { Editor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../app/nonce';
import { editorExtensions } from './editor-extensions';
import classes from './message-editor.module.css';
import { MergeFieldMenu } from './merge-field-menu';
import { mergeFields } from './merge-fields';
import type { Purpose } from './message';

interface MessageEditorProps {
  purpose: Purpose;
  /** Markdown. */
  value: string;
  onChange: (markdown: string) => void;
  error: string | undefined;
}

export function MessageEditor({ purpose, value, onChange, error }: MessageEditorProps) {
  const { t } = useTranslation();
  const editor = useMarkdown(purpose, value, onChange, t('messages.body'));
  const labels = t('messages.editor', { returnObjects: true });
  return (
    <Input.Wrapper label={t('messages.body')} labelElement="div" error={error}>
      <RichTextEditor editor={editor} labels={labels} variant="subtle" className={classes.editor}>
        <RichTextEditor.Toolbar sticky stickyOffset="var(--app-shell-header-height, 0px)">
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.H2 />
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Undo />
            <RichTextEditor.Redo />
          </RichTextEditor.ControlsGroup>
          <MergeFieldMenu
            fields={mergeFields(purpose, 'body')}
            label={t('messages.insertInBody')}
            onChoose={(name) =>
              editor
                ?.chain()
                .focus()
                .insertContent({ type: 'text', text: `{{${name}}}` })
                .run()
            }
          />
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content />
      </RichTextEditor>
    </Input.Wrapper>
  );
}

/** Tells of edits only: what nobody has touched stays as it was written, to the letter, for mails then speak each reader's language. */
function useMarkdown(
  purpose: Purpose,
  value: string,
  onChange: (markdown: string) => void,
  label: string,
): Editor | null {
  const told = useRef(value);
  const untouched = useRef({ value, markdown: '' });
  const remember = (editor: Editor, markdown: string) => {
    told.current = markdown;
    untouched.current = { value: markdown, markdown: editor.getMarkdown() };
  };
  const editor = useEditor({
    extensions: editorExtensions(purpose),
    content: value,
    contentType: 'markdown',
    injectNonce: styleNonce(),
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
    onCreate: ({ editor: made }) => remember(made, value),
    onUpdate: ({ editor: edited }) => {
      const markdown = edited.getMarkdown();
      told.current = markdown === untouched.current.markdown ? untouched.current.value : markdown;
      onChange(told.current);
    },
  });
  // Somebody else's edit.
  useEffect(() => {
    if (!editor || value === told.current) return;
    editor.commands.setContent(value, { contentType: 'markdown', emitUpdate: false });
    remember(editor, value);
  }, [editor, value]);
  return editor;
}
