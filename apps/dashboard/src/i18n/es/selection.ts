export const selection = {
  all: 'Seleccionar todo',
  none: 'Deseleccionar',
  check: 'Seleccionado',
  one: 'Seleccionar a {{name}}',
  chosenBefore_one: '{{chosen}} seleccionado con un filtro anterior',
  chosenBefore_other: '{{chosen}} seleccionados con un filtro anterior',
  chosenOf: '{{chosen}} de {{matching}} seleccionados',
  outside:
    'Están seleccionados todos los que cumplían un filtro anterior, y esta persona no lo cumple. Deseleccione para elegir uno por uno.',
};
