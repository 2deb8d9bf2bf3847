// Who is selected in a list of residents, in the words of the documents.
export const selection = {
  all: 'Select All',
  none: 'Deselect',
  check: 'Selected',
  one: 'Select {{name}}',
  chosenBefore_one: '{{count, number}} selected by an earlier filter',
  chosenBefore_other: '{{count, number}} selected by an earlier filter',
  chosenOf: '{{chosen, number}} of {{count, number}} selected',
  outside:
    'Everyone who matched an earlier filter is selected, and this person does not. Deselect to choose one by one.',
};
