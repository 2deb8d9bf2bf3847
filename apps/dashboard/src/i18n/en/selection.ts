// Who is selected in a list of residents, in the words of the documents.
export const selection = {
  all: 'Select All',
  none: 'Deselect',
  check: 'Selected',
  one: 'Select {{name}}',
  chosenBefore_one: '{{chosen}} selected by an earlier filter',
  chosenBefore_other: '{{chosen}} selected by an earlier filter',
  chosenOf: '{{chosen}} of {{matching}} selected',
  outside:
    'Everyone who matched an earlier filter is selected, and this person does not. Deselect to choose one by one.',
};
