export const selection = {
  all: 'Seleccionar todo',
  none: 'Deseleccionar',
  check: 'Seleccionado',
  one: 'Seleccionar a {{name}}',
  chosenBefore_one: '{{count, number}} seleccionado con un filtro anterior',
  chosenBefore_other: '{{count, number}} seleccionados con un filtro anterior',
  chosenOf: '{{chosen, number}} de {{count, number}} seleccionados',
  outside:
    'Están seleccionados todos los que cumplían un filtro anterior, y esta persona no lo cumple. Deseleccione para elegir uno por uno.',
};
